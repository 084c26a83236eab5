import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircle20Regular, Warning20Regular } from "@fluentui/react-icons";
import type { Check } from "../../../../core/closing/checklist.ts";
import { usePane } from "../../context.tsx";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", rowGap: tokens.spacingVerticalS },
  item: { display: "grid", gridTemplateColumns: "20px 1fr", columnGap: tokens.spacingHorizontalS },
  icon: { color: tokens.colorStatusSuccessForeground1 },
  not: { color: tokens.colorStatusDangerForeground1 },
  words: { overflowWrap: "anywhere", "& ul": { margin: 0, paddingInlineStart: "1.2em" } },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What is checked before a month is signed: each with a mark, and the same in words. */
export function Checklist({ checks }: { readonly checks: readonly Check[] }) {
  const styles = useStyles();
  const { locale } = usePane();
  return (
    <ul className={styles.list}>
      {checks.map(({ name, holds, words, details = [] }) => {
        const Mark = holds ? CheckmarkCircle20Regular : Warning20Regular;
        return (
          <li key={name} className={styles.item}>
            <Mark className={mergeClasses(styles.icon, !holds && styles.not)} />
            <div className={styles.words}>
              {locale.words(holds ? words : `Not yet: ${words}`)}
              {details.length === 0 ? null : (
                <ul className={styles.quiet}>
                  {details.map((detail) => (
                    <li key={detail}>{locale.words(detail)}</li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
