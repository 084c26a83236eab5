import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { Circle20Regular, Clock20Regular, ErrorCircle20Regular } from "@fluentui/react-icons";
import { usePane } from "../../context.tsx";
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
  return (
    <ul className={styles.list}>
      {duties.map(({ key, title, detail, dueOn, tone, screen, opened }) => (
        <li key={key} className={styles.item}>
          <span className={styles[tone]} role="img" aria-label={marks[tone].words}>
            {marks[tone].icon}
          </span>
          <div>
            <p className={styles.title}>{title}</p>
            <p className={styles.quiet}>
              {dueOn === undefined ? "" : `${tone === "bad" ? "Was due by" : "By"} ${locale.day(dueOn)}. `}
              {detail}
            </p>
            <Link
              as="button"
              className={styles.link}
              aria-label={`Open ${looks[screen].title}: ${title}`}
              onClick={() => session.go(screen, opened)}
            >
              {`Open ${looks[screen].title}`}
            </Link>
          </div>
        </li>
      ))}
    </ul>
  );
}
