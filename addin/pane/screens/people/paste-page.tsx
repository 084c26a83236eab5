import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useDeferredValue, useMemo } from "react";
import { isRefused } from "../../../../core/commands/command.ts";
import { pastePeople } from "../../../../core/commands/people/paste-people.ts";
import { type PastedList, previewPeople } from "../../../../core/commands/people/preview.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { onlyContract } from "../../offers.ts";
import { Page, Section } from "../../parts/page.tsx";
import { useShownForm } from "../../use-shown-form.ts";
import { PasteChoices } from "./paste-choices.tsx";
import { PasteColumns } from "./paste-columns.tsx";
import { draftedDayOrder, draftedList, draftedMapping, PASTE, type PasteDraft, withMapping } from "./paste-draft.ts";
import { pasteWords } from "./paste-preview.ts";
import { PasteResult } from "./paste-result.tsx";
import { PasteSource } from "./paste-source.tsx";
import { type Mapping, needsDayOrder, pastedList, presetMapping, rememberedWith } from "./pasted-list.ts";

const useStyles = makeStyles({
  // the button stays in sight however long the preview is, and hides nothing that has the focus
  body: {
    display: "contents",
    "& button, & select, & textarea, & summary": { scrollMarginBottom: "64px" },
  },
  actions: {
    position: "sticky",
    bottom: 0,
    display: "flex",
    gap: tokens.spacingHorizontalS,
    flexWrap: "wrap",
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const NOTHING = {};

/** A list of people taken over: where it is from, what its columns mean, what would be written, and one button that writes it. */
export function PastePage({ onBack }: { readonly onBack: () => void }) {
  const styles = useStyles();
  const { session, send, store } = usePane();
  const { stored } = useSnapshot();
  useShownForm(PASTE);
  const draft: PasteDraft = usePaneState((state) => state.drafts[PASTE]) ?? NOTHING;
  const remembered = usePaneState((state) => state.remembered[PASTE]) ?? NOTHING;
  const isWriting = usePaneState((state) => state.writing !== undefined);
  const { text, grid, meanings } = draft;
  // a long list is read anew only when it is another one, and not while its columns are chosen
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is in these two parts of the draft
  const list = useMemo(() => draftedList(draft), [text, grid]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is in this part of the draft
  const chosen = useMemo(() => draftedMapping(draft), [meanings]);
  const preset = useMemo(() => (list === undefined ? [] : presetMapping(list, remembered)), [list, remembered]);
  const mapping: Mapping = list !== undefined && chosen?.length === list.grid.headers.length ? chosen : preset;
  const { contract = onlyContract(stored.roster) ?? "" } = draft;
  const { registeredOn = "" } = draft;
  const isOrderAsked = useMemo(() => list !== undefined && needsDayOrder(list, mapping), [list, mapping]);
  const dayOrder = draftedDayOrder(draft, stored.roster.policy.dayOrder);
  const pasted = useMemo(
    () => (list === undefined ? undefined : pastedList(list, mapping, { contract, registeredOn }, dayOrder)),
    [list, mapping, contract, registeredOn, dayOrder],
  );
  // choosing and typing stay smooth while a long list is looked over
  const looked = useDeferredValue(pasted);
  const preview = useMemo(() => (looked === undefined ? undefined : previewPeople(stored, looked)), [stored, looked]);

  const stop = () => send({ kind: "draft", form: PASTE, draft: undefined });
  const choose = (next: Mapping) => {
    if (list === undefined) return;
    send({ kind: "draft", form: PASTE, draft: withMapping(draft, next) });
    send({ kind: "remember", what: PASTE, choices: rememberedWith(remembered, list, next) });
  };
  const write = async (given: PastedList) => {
    const outcome = pastePeople.apply(store.get().snapshot?.stored ?? stored, {}, given);
    if (outcome.kind === "refused" || !(await session.carryOut(pastePeople.title, outcome))) return;
    stop();
    onBack();
  };
  const words = preview === undefined || isRefused(preview) ? undefined : pasteWords(preview);
  return (
    <Page title={pastePeople.title} onBack={onBack}>
      <div className={styles.body}>
        <PasteSource draft={draft} rows={list?.grid.rows.length} />
        {list === undefined ? null : (
          <>
            <Section title="What the columns mean">
              <PasteColumns list={list} mapping={mapping} onChoose={choose} />
              <PasteChoices
                mapping={mapping}
                contract={contract}
                registeredOn={registeredOn}
                dayOrder={isOrderAsked ? (dayOrder ?? "") : undefined}
                onChoose={(choices) => send({ kind: "draft", form: PASTE, draft: { ...draft, ...choices } })}
              />
            </Section>
            {preview === undefined ? null : <PasteResult preview={preview} />}
          </>
        )}
      </div>
      <div className={styles.actions}>
        {words === undefined || pasted === undefined ? null : (
          <Button appearance="primary" disabled={isWriting} onClick={() => write(pasted)}>
            {words}
          </Button>
        )}
        <Button
          onClick={() => {
            stop();
            onBack();
          }}
        >
          Cancel
        </Button>
      </div>
    </Page>
  );
}
