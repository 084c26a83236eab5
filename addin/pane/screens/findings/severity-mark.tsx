import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Circle16Regular, ErrorCircle16Regular, Warning16Regular } from "@fluentui/react-icons";
import type { Severity } from "../../../../core/report/finding-groups.ts";

const useStyles = makeStyles({
  mark: { flexShrink: 0, verticalAlign: "-3px", marginInlineEnd: tokens.spacingHorizontalXS },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  note: { color: tokens.colorNeutralForeground3 },
});

const marks = { error: ErrorCircle16Regular, warning: Warning16Regular, note: Circle16Regular } as const;

/** How grave a finding is, as a mark in the colours of Today; the words beside it say the same. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const styles = useStyles();
  const Mark = marks[severity];
  return <Mark className={mergeClasses(styles.mark, styles[severity])} />;
}
