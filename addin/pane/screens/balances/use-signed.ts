import { usePane } from "../../context.tsx";

/** Remembers who entered the last row of a table, so that the name is typed once in a session. */
export function useSigned() {
  const { send, store } = usePane();
  return (table: "balanceChecks" | "adjustments") => {
    const by = store.get().snapshot?.stored.roster[table].at(-1)?.values.enteredBy;
    if (by !== undefined) send({ kind: "signed", by });
  };
}
