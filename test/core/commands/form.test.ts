import { expect, test } from "vitest";
import { commands } from "../../../core/commands/commands.ts";
import { formFields, readForm } from "../../../core/commands/form.ts";
import { requestPurchase } from "../../../core/commands/pools/request-pool.ts";
import { credits } from "../../../core/credits.ts";
import { type CellStyle, plainStyle as plain } from "../../../core/table/cell.ts";
import { loose } from "../../../core/text.ts";

test("every command has a name of its own, a title, and fields that say what they mean", () => {
  const names = commands.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { title, help, fields } of commands) {
    expect([title, help]).toEqual([expect.stringMatching(/^[A-Z].*[a-z]$/), expect.stringMatching(/^\S.*\.$/)]);
    const asked = formFields(fields);
    const titles = asked.map((field) => loose(field.title));
    expect(new Set(titles).size, title).toBe(titles.length);
    for (const field of asked) expect(field.help, `${title}: ${field.title}`).toMatch(/^\S.*[.,;:<>\w]$/);
  }
});

test("a form is made from the columns: kinds, choices and what is offered", () => {
  const fields = formFields(requestPurchase.fields);
  expect(fields.find(({ name }) => name === "contract")).toEqual({
    name: "contract",
    title: "Contract",
    help: "Whose named users share it.",
    kind: "text",
    isRequired: true,
    choices: undefined,
    offers: "Contracts[Contract]",
  });
  expect(fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)).toEqual([
    "contract",
    "credits",
    "requestedOn",
  ]);
  expect(fields.find(({ name }) => name === "unit")?.choices).toEqual(["cloud-credit", "flex-token", "eba-token"]);
});

test("a form is read in the firm's style, and everything that is wrong is said at once", () => {
  const texts = { contract: " C1 ", credits: "1.200,5", requestedOn: "03/04/2026", holder: "" };
  const german: CellStyle = { numberStyle: "1.234,5", dayStyle: { order: "dmy", zone: "UTC" } };
  expect(readForm(requestPurchase.fields, texts, german)).toEqual({
    kind: "read",
    input: { contract: "C1", credits: credits(1200.5), requestedOn: "2026-04-03" },
  });
  expect(readForm(requestPurchase.fields, { ...texts, contract: "\u00a0", unit: "dollars" }, plain)).toEqual({
    kind: "refused",
    problems: [
      { field: "contract", reason: "Contract is blank.", help: "Type the Contract." },
      {
        field: "credits",
        reason: expect.stringContaining("Credits: “1.200,5”"),
        help: expect.stringContaining("Number style"),
      },
      {
        field: "unit",
        reason: expect.stringContaining("Unit: “dollars” is not one of"),
        help: expect.stringContaining("Type"),
      },
      {
        field: "requestedOn",
        reason: expect.stringContaining("two ways"),
        help: expect.stringContaining("YYYY-MM-DD"),
      },
    ],
  });
});
