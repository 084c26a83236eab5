import { usePane, usePaneState } from "../../context.tsx";
import { PASTE } from "../people/paste-draft.ts";
import type { Choice, FindingsView } from "./view.ts";

/** The view of the screen Findings, and how it is changed. */
export function useView() {
  const { send, store } = usePane();
  const view = usePaneState((state) => state.findingsView);
  const change = (changes: Partial<FindingsView>) =>
    send({ kind: "findings view", view: { ...store.get().findingsView, ...changes } });
  const decide = (choice: Choice, findings: readonly string[]) => change({ deciding: { choice, findings } });
  return { view, change, decide };
}

/** Opens the list of the screen People with e-mails to add, to be looked over before anything is written. */
export function useAddPeople() {
  const { send, session } = usePane();
  return (text: string) => {
    send({ kind: "draft", form: PASTE, draft: { text } });
    session.go("people", "paste");
  };
}
