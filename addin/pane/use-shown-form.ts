import { useEffect } from "react";
import { usePane } from "./context.tsx";

/** Says that a form can be seen, for as long as it can: while something is typed into it, the sheet opens no other page. */
export function useShownForm(form: string): void {
  const { send } = usePane();
  useEffect(() => {
    send({ kind: "form shown", form, isShown: true });
    return () => send({ kind: "form shown", form, isShown: false });
  }, [form, send]);
}
