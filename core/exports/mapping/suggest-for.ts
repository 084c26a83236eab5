import type { Diagnostic } from "../../diagnostic.ts";
import type { Roster } from "../../roster/roster.ts";
import type { FoundHeader } from "../header.ts";
import { unrecognised } from "../unrecognised.ts";
import { type Suggestion, suggestFrom } from "./suggest.ts";
import type { Survey } from "./survey.ts";
import { mappingName, unfitMappings } from "./wording.ts";

/** The mapping that would read a file that was not recognised, and what to say of the file. */
export function suggestFor(
  file: string,
  found: FoundHeader,
  survey: Survey,
  roster: Roster,
): { readonly suggestion: Suggestion | undefined; readonly said: readonly Diagnostic[] } {
  const suggestion = suggestFrom(mappingName(file), found.headers, survey, roster);
  const unfit = unfitMappings(found.headers, roster.mappings, { file, line: found.line });
  return { suggestion, said: [unrecognised(file, found, { isSuggested: suggestion !== undefined }), ...unfit] };
}
