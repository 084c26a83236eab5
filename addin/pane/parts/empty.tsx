import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    "& p": { margin: 0 },
  },
});

/** What is shown where there is nothing to show: a sentence that says why, and what can be done about it. */
export function Empty({ children, actions }: { readonly children: ReactNode; readonly actions?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <p>{children}</p>
      {actions}
    </div>
  );
}
