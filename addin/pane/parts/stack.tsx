import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  stack: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    "& > button": { alignSelf: "flex-start" },
    "& p": { margin: 0, overflowWrap: "anywhere" },
  },
});

/** Things one under the other, in the pane's distance. */
export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().stack}>{children}</div>;
}
