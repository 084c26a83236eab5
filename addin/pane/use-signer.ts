import { usePane, usePaneState } from "./context.tsx";

const SIGNER = "signer";

/** Who signed last in this session, offered where somebody signs again; and what remembers who signed now, if anybody did. */
export function useSigner() {
  const { send } = usePane();
  const signer = usePaneState((state) => state.remembered[SIGNER]?.["name"] ?? "");
  const signed = (by = "") => {
    const name = by.trim();
    if (name !== "") send({ kind: "remember", what: SIGNER, choices: { name } });
  };
  return { signer, signed };
}
