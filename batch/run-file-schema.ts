import * as z from "zod/mini";
import { mappingFileSchema } from "../core/roster/mapping.ts";
import { runFileSchema } from "../core/run-file.ts";

/** The JSON Schema of `reconciliation.json` (draft 2020-12), made from the schema that the program itself uses. */
export function runFileJsonSchema(): string {
  return jsonSchema("Credit Roster: reconciliation.json", runFileSchema);
}

/** The JSON Schema of a mapping file (draft 2020-12), made from the schema that the program itself uses. */
export function mappingFileJsonSchema(): string {
  return jsonSchema("Credit Roster: a mapping", mappingFileSchema);
}

function jsonSchema(title: string, of: z.ZodMiniType): string {
  const { $schema, ...schema } = z.toJSONSchema(of, { target: "draft-2020-12" });
  return `${onOneLine(JSON.stringify({ $schema, title, ...schema }, null, 2))}\n`;
}

/** Lists of plain words on one line, as the formatter has them. */
function onOneLine(json: string): string {
  return json.replace(/\[\n\s+("[^[\]{}]*?")\n\s+\]/g, (list, words: string) => {
    const line = `[${words.replace(/,\n\s+/g, ", ")}]`;
    return line.length <= 108 ? line : list;
  });
}
