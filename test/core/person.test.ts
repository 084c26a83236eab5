import { expect, test } from "vitest";
import { isEmail, isHash, MASKED, NOT_REPORTED, personKey } from "../../core/person.ts";

test("a person is known by the trimmed address in lower case", () => {
  expect(personKey("  Ana.Silva@Example.COM\u00a0")).toBe("ana.silva@example.com");
  expect(personKey("HASH:1A2b")).toBe("hash:1a2b");
});

test("an address has one @, a name before it and a domain with a dot behind", () => {
  for (const text of ["ana@example.com", " ana@example.com ", "o'brien+cad@sub.example.co.uk", "łukasz@przykład.pl"]) {
    expect([text, isEmail(text)]).toEqual([text, true]);
  }
});

test("what is no single address is refused", () => {
  const refused = [
    "",
    "ana",
    "ana@",
    "@example.com",
    "ana@example",
    "ana@example.",
    "ana@@example.com",
    "ana@b@example.com",
    "ana silva@example.com",
    "ana@example.com; bo@example.com",
    "ana@example.com,bo@example.com",
    "Ana <ana@example.com>",
    "mailto:(ana@example.com)",
    MASKED,
    NOT_REPORTED,
  ];
  for (const text of refused) expect([text, isEmail(text)]).toEqual([text, false]);
});

test("a hash is hash: and something without blanks", () => {
  expect(["hash:1a2b", " HASH:x ", "hash:ä"].map(isHash)).toEqual([true, true, true]);
  expect(["hash:", "hash: 1a", "1a2b", "hash:1 2", "ana@example.com"].map(isHash)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("the masked and the unreported person are no address and no hash", () => {
  for (const key of [MASKED, NOT_REPORTED])
    expect([isEmail(key), isHash(key), personKey(key)]).toEqual([false, false, key]);
});
