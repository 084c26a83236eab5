import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { usePane } from "../../context.tsx";
import { runDesk } from "./run-again.ts";

/** Says that the run was made from a roster that has changed since, with the way to a new one. */
export function ChangedMessage() {
  const { session, send } = usePane();
  const again = () => {
    session.go("reconcile");
    void runDesk(session, send);
  };
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        The roster has changed since this run. Reconcile the same files again, so that the figures go by what the
        workbook says now.
      </MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" onClick={again}>
          Reconcile again
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
