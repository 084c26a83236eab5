import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Circle20Regular, Clock20Regular, ErrorCircle20Regular } from "@fluentui/react-icons";
import { reminderLetter } from "../../../../core/commands/people/reminder.ts";
import type { PersonKey } from "../../../../core/person.ts";
import { usePane, useSnapshot } from "../../context.tsx";
import { letterText } from "../../parts/letter.tsx";
import { looks } from "../../screen-looks.tsx";
import type { Duty } from "./duties.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: {
    display: "grid",
    gridTemplateColumns: "20px 1fr",
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
    "& p": { margin: 0 },
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  // in high contrast a link of the pane has no colour of its own
  link: { "@media (forced-colors: active)": { textDecorationLine: "underline" } },
  title: { fontWeight: tokens.fontWeightSemibold },
  second: { marginInlineStart: tokens.spacingHorizontalM },
  bad: { color: tokens.colorStatusDangerForeground1 },
  soon: { color: tokens.colorStatusWarningForeground1 },
  plain: { color: tokens.colorNeutralForeground3 },
});

const marks = {
  bad: { icon: <ErrorCircle20Regular />, words: "Pressing" },
  soon: { icon: <Clock20Regular />, words: "Soon" },
  plain: { icon: <Circle20Regular />, words: "To do" },
} as const;

/** What needs doing, one under the other, each with the way to where it is done. */
export function DutyList({ duties }: { readonly duties: readonly Duty[] }) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const { stored } = useSnapshot();
  const copyReminder = (email: PersonKey) => {
    const person = stored.roster.people.get(email);
    if (person === undefined) return;
    session.copy(letterText(reminderLetter(stored, person, session.today())), `The reminder to ${email}`);
  };
  return (
    <ul className={styles.list}>
      {duties.map(({ key, title, detail, dueOn, tone, screen, opened, remind }) => (
        <li key={key} className={styles.item}>
          <span className={styles[tone]} role="img" aria-label={marks[tone].words}>
            {marks[tone].icon}
          </span>
          <div>
            <p className={styles.title}>{title}</p>
            <p className={styles.quiet}>
              {dueOn === undefined ? "" : `${tone === "bad" ? "Was due by" : "By"} ${locale.day(dueOn)}. `}
              {locale.words(detail)}
            </p>
            <Link
              as="button"
              className={styles.link}
              aria-label={`Open ${looks[screen].title}: ${title}`}
              onClick={() => session.go(screen, opened)}
            >
              {`Open ${looks[screen].title}`}
            </Link>
            {remind === undefined ? null : (
              <Link
                as="button"
                className={mergeClasses(styles.link, styles.second)}
                onClick={() => copyReminder(remind)}
              >
                Copy the reminder
              </Link>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
