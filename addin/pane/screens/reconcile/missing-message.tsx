import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { usePane } from "../../context.tsx";
import { type MissingDays, missingWords } from "./missing-days.ts";

/** Days of which no export was dropped, before anything is written; nothing where there are none. */
export function MissingMessage({ missing }: { readonly missing: readonly MissingDays[] }) {
  const { locale } = usePane();
  if (missing.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {`These days lie in no export that was dropped: ${missingWords(missing, locale)}.`}
        </MessageBarTitle>
        What was used on them is missing, so balances may be too high. Add the exports of these days to the newer ones;
        if nothing was used on them, say so under “The exports also cover a quiet month”.
      </MessageBarBody>
    </MessageBar>
  );
}
