import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { isRefused, type Refused } from "../../../../core/commands/command.ts";
import type { PeoplePreview } from "../../../../core/commands/people/preview.ts";
import { usePane } from "../../context.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { Section } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { MoreLines } from "./more-lines.tsx";
import { groupCounts, pasteWords, previewGroups } from "./paste-preview.ts";

/** What would become of a list, before anything is written; or why nothing can. */
export function PasteResult({ preview }: { readonly preview: PeoplePreview | Refused }) {
  const { locale } = usePane();
  if (isRefused(preview)) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{preview.reason}</MessageBarTitle>
          {preview.help}
        </MessageBarBody>
      </MessageBar>
    );
  }
  const groups = previewGroups(preview, locale);
  const isNothing = pasteWords(preview) === undefined;
  return (
    <>
      <Quiet role="status">
        {isNothing ? "There is nothing to write" : "Nothing is written yet"}
        {groups.length === 0 ? "." : `: ${groupCounts(groups, locale)}.`}
      </Quiet>
      {groups.map(({ title, help, lines }) => (
        <Section key={title} title={`${title} (${locale.number(lines.length)})`}>
          <Quiet>{help}</Quiet>
          <MoreLines label={title} lines={lines}>
            {(lineOf) => {
              const { title: who, detail } = lineOf();
              return <ItemLine title={who} detail={detail === "" ? undefined : detail} />;
            }}
          </MoreLines>
        </Section>
      ))}
    </>
  );
}
