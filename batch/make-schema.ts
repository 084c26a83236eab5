import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { mappingFileJsonSchema, runFileJsonSchema } from "./run-file-schema.ts";

// Writes the JSON Schemas of reconciliation.json and of a mapping file into docs/, for programs that read or write them.

writeFileSync(fileURLToPath(new URL("../docs/reconciliation.schema.json", import.meta.url)), runFileJsonSchema());
writeFileSync(fileURLToPath(new URL("../docs/mapping.schema.json", import.meta.url)), mappingFileJsonSchema());
