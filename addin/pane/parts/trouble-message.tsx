import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { usePane, usePaneState } from "../context.tsx";

/** Why the workbook could not be read, what to do, and a way to try again. */
export function TroubleMessage() {
  const { session } = usePane();
  const trouble = usePaneState((state) => state.trouble);
  const hasSnapshot = usePaneState((state) => state.snapshot !== undefined);
  if (trouble === undefined) return null;
  const { message, help, detail } = trouble;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{message}</MessageBarTitle>
        {help}
        {hasSnapshot ? " What is shown is as it was read last." : ""}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => session.refresh()}>Try again</Button>
        {detail === "" ? null : (
          <Button appearance="transparent" onClick={() => session.copy(`${message}\n${detail}`, "The details")}>
            Copy the details
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
