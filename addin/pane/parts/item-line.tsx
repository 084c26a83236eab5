import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  line: { display: "flex", columnGap: tokens.spacingHorizontalM, alignItems: "baseline" },
  words: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column" },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  figures: {
    flexShrink: 0,
    maxWidth: "45%",
    display: "flex",
    flexDirection: "column",
    textAlign: "end",
    fontVariantNumeric: "tabular-nums",
  },
  bad: { color: tokens.colorStatusDangerForeground1 },
  soon: { color: tokens.colorStatusWarningForeground1 },
});

type Props = {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** At the right: an amount or a day, and what it is of. */
  readonly figure?: ReactNode;
  readonly figureDetail?: ReactNode;
  /** How the figure is to be taken; its words say it too, since colour alone says nothing to many. */
  readonly tone?: "plain" | "soon" | "bad";
};

/** One thing of a list: what it is, something about it, and its figure at the right. */
export function ItemLine({ title, detail, figure, figureDetail, tone = "plain" }: Props) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {detail === undefined ? null : <span className={styles.quiet}>{detail}</span>}
      </span>
      {figure === undefined ? null : (
        <span className={styles.figures}>
          <span className={mergeClasses(tone === "bad" && styles.bad, tone === "soon" && styles.soon)}>{figure}</span>
          {figureDetail === undefined ? null : <span className={styles.quiet}>{figureDetail}</span>}
        </span>
      )}
    </span>
  );
}
