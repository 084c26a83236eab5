import type { AnyCommand, Done, StoredRoster } from "../../core/commands/command.ts";
import { type FieldProblem, readForm } from "../../core/commands/form.ts";
import type { CellStyle } from "../../core/table/cell.ts";
import type { Draft } from "./state.ts";

/** What a form would do as it stands, or what keeps it from doing it. */
export type FormPreview =
  | { readonly kind: "done"; readonly done: Done; readonly problems: readonly [] }
  | {
      readonly kind: "open";
      /** What is wrong with single fields. */
      readonly problems: readonly FieldProblem[];
      /** Why the whole is refused, where it is about no field. */
      readonly reason?: { readonly message: string; readonly help: string };
    };

/** Reads the form and asks the command what would come of it; nothing is written. */
export function previewForm(
  command: AnyCommand,
  stored: StoredRoster,
  texts: Draft,
  style: CellStyle,
  given: readonly unknown[],
): FormPreview {
  const read = readForm(command.fields, texts, style);
  if (read.kind === "refused") return { kind: "open", problems: read.problems };
  const outcome = command.apply(stored, read.input, ...given);
  if (outcome.kind === "done") return { kind: "done", done: outcome, problems: [] };
  const { field, reason, help } = outcome;
  if (field !== undefined && field in command.fields) return { kind: "open", problems: [{ field, reason, help }] };
  return { kind: "open", problems: [], reason: { message: reason, help } };
}
