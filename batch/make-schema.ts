import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runFileJsonSchema } from "./run-file-schema.ts";

// Writes the JSON Schema of reconciliation.json into docs/, for programs that read a run.

writeFileSync(fileURLToPath(new URL("../docs/reconciliation.schema.json", import.meta.url)), runFileJsonSchema());
