import type { ListFormat } from "../format.ts";
import { collect, type ListCells } from "../lists/collect.ts";
import type { VendorPerson } from "../lists/vendor-list.ts";
import { spellings } from "../spellings.ts";

/** The people whom the vendor knows, one row a person, or one a product of a person (exports.md). */
export const users: ListFormat = {
  role: "list",
  name: "users",
  title: "Autodesk's users",
  needs: [["email"], ["autodesk_id", "account_status", "role"]],
  mustNotHave: ["day_used", "days_used", "tokens_used", "subscription_id", "group_type"],
  columns: {
    user: spellings.email,
    hash: spellings.hash,
    firstName: spellings.firstName,
    lastName: spellings.lastName,
    team: spellings.team,
    role: spellings.role,
    status: spellings.accountStatus,
  },
  use: "Its people are checked against the roster, `credit-roster new` takes them over, and it tells whose an id is",
  writtenBy: "vendor",
  collect: () => collect(readPerson, (entries) => ({ kind: "people", entries })),
};

function readPerson({ line, text, person, hashes }: ListCells): VendorPerson | undefined {
  const who = person();
  if (who === undefined) return undefined;
  const names = [text("firstName"), text("lastName")].filter((name) => name !== undefined && !/^\*+$/.test(name));
  return {
    line,
    person: who,
    name: names.length === 0 ? undefined : names.join(" "),
    hashes: hashes(),
    team: text("team"),
    role: text("role"),
    status: text("status"),
  };
}
