import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { FileSuggestion } from "../../../../core/exports/mapping/gather.ts";
import { visible } from "../../../../core/report/visible.ts";
import { usePane } from "../../context.tsx";
import { mappingKey } from "./views.ts";

type Props = {
  readonly suggestions: readonly FileSuggestion[];
  /** Something else is to be done first. */
  readonly isSecondary?: boolean;
};

/** Files that nobody has seen before and that look like usage: each with the way to the form that reads them. */
export function UnknownFiles({ suggestions, isSecondary = false }: Props) {
  const { send } = usePane();
  return suggestions.map(({ files }, at) => {
    const [file = "", ...more] = files;
    const others = more.length === 0 ? "" : ` and ${more.length} more like it`;
    return (
      <MessageBar key={file} intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{`${visible(file)}${others} could not be recognised.`}</MessageBarTitle>
          It looks like a list of usage. Say once which column is which, and it is read.
        </MessageBarBody>
        <MessageBarActions>
          <Button
            appearance={at === 0 && !isSecondary ? "primary" : "secondary"}
            onClick={() => send({ kind: "opened", screen: "reconcile", key: mappingKey(file) })}
          >
            Say what its columns mean
          </Button>
        </MessageBarActions>
      </MessageBar>
    );
  });
}
