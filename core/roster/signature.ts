/** What stands between the people of a signature and what they let pass. */
export const ANYWAY = "; closed anyway:";

/** The two parts of a cell `Closed by`, as `close` wrote it or somebody typed it: who signed, and what they let pass; either may be absent. */
export function signatureOf(closedBy: string | undefined): {
  readonly people: string | undefined;
  readonly letPass: string | undefined;
} {
  const [people = "", ...rest] = (closedBy ?? "").split(ANYWAY);
  const part = (text: string) => (text.trim() === "" ? undefined : text.trim());
  return { people: part(people), letPass: part(rest.join(ANYWAY)) };
}
