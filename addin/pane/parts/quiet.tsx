import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

/** A sentence beside what matters: what it means, or which day it is of. With the role `status` it is read aloud too. */
export function Quiet({ role, children }: { readonly role?: "status"; readonly children: ReactNode }) {
  return (
    <p className={useStyles().quiet} role={role}>
      {children}
    </p>
  );
}
