import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  mergeClasses,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { type DragEvent, useRef, useState } from "react";
import { counted } from "../../../../core/text.ts";
import { usePane } from "../../context.tsx";
import { Section } from "../../parts/page.tsx";
import type { ListTrouble } from "./list-file.ts";
import { gridDraft, PASTE, type PasteDraft } from "./paste-draft.ts";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { backgroundColor: tokens.colorSubtleBackgroundSelected, border: `1px dashed ${tokens.colorBrandStroke1}` },
  text: { "& textarea": { fontVariantNumeric: "tabular-nums", whiteSpace: "pre", overflowX: "auto" } },
  note: { margin: 0 },
});

/** Where the list comes from: rows that are pasted, or a file that is chosen or dropped. */
export function PasteSource({ draft, rows }: { readonly draft: PasteDraft; readonly rows: number | undefined }) {
  const styles = useStyles();
  const { send, store } = usePane();
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<ListTrouble>();
  const [isOver, setOver] = useState(false);
  const take = (next: PasteDraft | undefined) => {
    setTrouble(undefined);
    // what was chosen for everybody, until the file was read too, stays chosen for the list that comes instead
    const now: PasteDraft = store.get().drafts[PASTE] ?? {};
    const { text: _text, grid: _grid, source: _source, meanings: _meanings, ...kept } = now;
    send({ kind: "draft", form: PASTE, draft: next === undefined ? undefined : { ...kept, ...next } });
  };
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (bytes === undefined) {
      setTrouble({ message: `${file.name} could not be opened.`, help: "Close it where it is open, and try again." });
      return;
    }
    // the readers of workbooks are fetched by who needs them
    const { readListFile } = await import("./list-file.ts");
    const list = readListFile(file.name, new Uint8Array(bytes));
    if ("message" in list) setTrouble(list);
    else take(gridDraft(list, list.file));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    read(event.dataTransfer.files[0]);
  };
  const isGiven = draft.grid !== undefined;
  return (
    <Section title="The list">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut for the button within */}
      <div
        className={mergeClasses(styles.box, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {isGiven ? (
          <p className={styles.note}>{`${draft.source ?? "The list"}: ${counted(rows ?? 0, "row")}.`}</p>
        ) : (
          <Field
            label="Rows of people, with their headers"
            hint="Copy them in Excel, headers too, and paste them here. Addresses alone will do."
          >
            <Textarea
              className={styles.text}
              rows={5}
              resize="vertical"
              value={draft.text ?? ""}
              onChange={(_event, { value }) => take(value === "" ? undefined : { text: value })}
            />
          </Field>
        )}
        <div>
          <Button onClick={() => (isGiven ? take(undefined) : input.current?.click())}>
            {isGiven ? "Take another list" : "Or choose a file"}
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx,.xlsm"
          hidden
          onChange={(event) => {
            read(event.target.files?.[0]);
            // the same file can be chosen again once it is mended
            event.target.value = "";
          }}
        />
      </div>
      {trouble === undefined ? null : (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{trouble.message}</MessageBarTitle>
            {trouble.help}
          </MessageBarBody>
        </MessageBar>
      )}
    </Section>
  );
}
