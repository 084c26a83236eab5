import { answerOf, type RunAnswer } from "../../batch/answer.ts";
import type { PlainDate } from "../../core/calendar.ts";

const today = "2026-04-15" as PlainDate;

/** The answer of the command line to files on the disk, for holding against what the pane came to. */
export async function onCommandLine(
  roster: string,
  usage: readonly string[],
  more: Partial<Parameters<typeof answerOf>[0]> = {},
): Promise<Extract<RunAnswer, { readonly kind: "answered" }>> {
  const sources = { roster, usage, maps: [], asOf: undefined, period: undefined, covers: [], decisions: [] };
  const found = await answerOf(
    { ...sources, since: undefined, ...more },
    today,
    () => {},
    () => undefined,
  );
  if (found.kind !== "answered") throw new Error(JSON.stringify(found));
  return found;
}
