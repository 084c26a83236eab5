import { type Diagnostic, quoted } from "../../diagnostic.ts";
import type { Roster } from "../../roster/roster.ts";
import { unitWords } from "../../roster/words.ts";
import { listed } from "../../text.ts";
import type { ExportFormat } from "../format.ts";

/** Contracts that a sentence names. */
const NAMED = 6;

/**
 * What to say of an export that names neither contract nor person where the roster has several contracts of its unit, and no
 * mapping says which is meant: its usage lands under none of them until one does. Nothing where one contract, or none, could
 * be meant.
 */
export function contractAsked(format: ExportFormat, roster: Roster, file: string): Diagnostic | undefined {
  if (format.role !== "usage" || format.unit === undefined || format.declared?.contract !== undefined) return undefined;
  if (format.columns.contract !== undefined || format.columns.user !== undefined) return undefined;
  const { unit } = format;
  const could = [...roster.contracts.values()].filter((contract) => contract.unit === unit);
  const [first] = could;
  if (first === undefined || could.length < 2) return undefined;
  // the file's own name would make the answer of the same bytes another one
  const mapping = JSON.stringify({ name: unit, contract: first.contract });
  const rest = could.slice(1, NAMED).map(({ contract }) => quoted(contract));
  const names = [quoted(first.contract), ...rest, ...(could.length > NAMED ? [`${could.length - NAMED} more`] : [])];
  return {
    code: "reference-ambiguous",
    severity: "note",
    at: { file },
    message: `The export names no contract, and its ${unitWords[unit].many} could be of ${listed(names, "or")}: they stand under no contract until a mapping says of which.`,
    help: `Save ${mapping} as ${unit}.json, with the contract that is meant, and run the same command with --map ${unit}.json behind it.`,
  };
}
