import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { addMapping } from "../../../../core/commands/notes/add-mapping.ts";
import type { FileSuggestion } from "../../../../core/exports/mapping/gather.ts";
import { visible } from "../../../../core/report/visible.ts";
import type { MappedColumn } from "../../../../core/roster/mapping.ts";
import type { ReconcileResult } from "../../../reconcile/protocol.ts";
import { usePane, useSnapshot } from "../../context.tsx";
import { CommandForm } from "../../parts/command-form.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { formKey, withMapping } from "./desk.ts";
import { mappingView, meaningChoices } from "./mapping-form.ts";
import { exampleOf, firstForm, type MappingForm, optionFields, withMeaning } from "./mapping-options.ts";
import { MappingPreview } from "./mapping-preview.tsx";
import { runDesk } from "./run-again.ts";
import { changeDesk, useDesk } from "./use-desk.ts";

const useStyles = makeStyles({
  text: { margin: 0 },
  columns: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(16rem, 100%), 1fr))",
    gap: tokens.spacingVerticalM,
    // a select is as wide as its longest choice, unless it may be narrower
    "& > *, & > * > *": { minWidth: 0 },
  },
  list: { margin: 0, paddingInlineStart: "1.2em", overflowWrap: "anywhere" },
});

type Props = { readonly result: ReconcileResult; readonly file: string };

/** The form in which somebody says what the columns of a file mean that nobody has seen before. */
export function MappingPage({ result, file }: Props) {
  const { send } = usePane();
  const back = () => send({ kind: "opened", screen: "reconcile", key: undefined });
  const suggestions = "suggestions" in result ? result.suggestions : [];
  const suggestion = suggestions.find(({ files }) => files.includes(file));
  return (
    <Page title={visible(file)} onBack={back}>
      {suggestion === undefined ? (
        <Empty actions={<Button onClick={back}>Back to the result</Button>}>
          This file is not asked about any more.
        </Empty>
      ) : (
        <MappingFields key={file} file={file} suggestion={suggestion} />
      )}
    </Page>
  );
}

function MappingFields({ file, suggestion }: { readonly file: string; readonly suggestion: FileSuggestion }) {
  const styles = useStyles();
  const { session, send } = usePane();
  const { stored } = useSnapshot();
  const { forms } = useDesk();
  const key = formKey(file, suggestion.headers);
  const first = useMemo(() => firstForm(suggestion), [suggestion]);
  const form = forms.get(key) ?? first;
  // what was said stays said while another screen is looked at
  const setForm = (next: MappingForm) => changeDesk((desk) => ({ ...desk, forms: new Map(desk.forms).set(key, next) }));
  const { questions, problems, mapping, rows } = useMemo(
    () => mappingView(form, suggestion, stored.roster),
    [form, suggestion, stored.roster],
  );
  const given = useMemo(() => [mapping], [mapping]);
  const preset = useMemo(() => ({ mapping: suggestion.draft.name }), [suggestion]);
  const read = () => void runDesk(session, send);
  return (
    <>
      <p className={styles.text}>
        Say what each column means. Next month's file with the same headers is read without asking, if you keep it in
        the workbook.
      </p>
      {suggestion.remarks.length === 0 ? null : (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{suggestion.remarks.join(" ")}</MessageBarBody>
        </MessageBar>
      )}
      <Section title="Columns of the file">
        <div className={styles.columns}>
          {suggestion.headers.map((header, at) => (
            <ChoiceField
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one header
              key={at}
              label={header === "" ? `Column ${at + 1}, without a header` : visible(header)}
              value={form.meanings[at] ?? ""}
              choices={meaningChoices}
              example={exampleOf(suggestion, at)}
              isDisabled={header === ""}
              onChange={(value) =>
                setForm(withMeaning(form, at, value as MappedColumn, suggestion, stored.roster.policy))
              }
            />
          ))}
        </div>
      </Section>
      <Section title="How it is written">
        <div className={styles.columns}>
          {optionFields(form, questions).map(({ option, label, choices, question }) => (
            <ChoiceField
              key={option}
              label={label}
              value={form.options[option]}
              choices={choices}
              question={question}
              onChange={(value) => setForm({ ...form, options: { ...form.options, [option]: value } })}
            />
          ))}
        </div>
      </Section>
      <MappingPreview rows={rows} isOpen={mapping === undefined} />
      {mapping === undefined ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {problems.length === 1 ? (
              problems[0]
            ) : (
              <ul className={styles.list}>
                {problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            )}
          </MessageBarBody>
        </MessageBar>
      ) : (
        <>
          <CommandForm
            command={addMapping}
            given={given}
            preset={preset}
            submit="Keep it in the workbook"
            onDone={read}
          />
          <div>
            <Button
              onClick={() => {
                changeDesk((desk) => withMapping(desk, mapping));
                read();
              }}
            >
              Use it for this run
            </Button>
          </div>
        </>
      )}
    </>
  );
}
