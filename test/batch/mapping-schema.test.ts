import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { mappingFileJsonSchema } from "../../batch/run-file-schema.ts";
import { mappedColumns, mappingJson, mappingOptions } from "../../core/roster/mapping.ts";

const published = fileURLToPath(new URL("../../docs/mapping.schema.json", import.meta.url));
const schema = JSON.parse(mappingFileJsonSchema());
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

test("the published schema of a mapping is the program's own", async () => {
  await expect(mappingFileJsonSchema()).toMatchFileSnapshot(published);
});

test("the schema has every column and every option that a mapping can name", () => {
  expect(Object.keys(schema.properties.columns.properties)).toEqual(Object.keys(mappedColumns));
  const options = Object.keys(schema.properties).filter((key) => !["schema", "name", "columns"].includes(key));
  expect(options).toEqual(Object.keys(mappingOptions));
});

test("a mapping that is whole is valid, and one with a blank or a word too many is not", () => {
  const columns = { date: "Day", user: "User", credits: "Credits" };
  const isValid = (draft: Parameters<typeof mappingJson>[0], more = {}) =>
    validate({ ...JSON.parse(mappingJson(draft)), ...more });
  expect(
    isValid({ name: "a", columns, dayOrder: "dmy", numberStyle: "1.234,5", period: "2026-01-01..2026-01-31" }),
  ).toBe(true);
  expect(isValid({ name: "a", contract: "E-1" })).toBe(true);
  expect(isValid({ name: "a", columns: { ...columns, credits: "" } })).toBe(false);
  expect(isValid({ name: "a", columns, dayOrder: "" })).toBe(false);
  expect(isValid({ name: "a", columns }, { more: "x" })).toBe(false);
});
