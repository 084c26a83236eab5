import { isHash, MASKED } from "../../person.ts";
import { units } from "../../roster/words.ts";
import { counted } from "../../text.ts";
import { groupRows, NO_GROUP } from "../row-groups.ts";
import { defineRule } from "../rule.ts";
import { when } from "../usage-groups.ts";
import { amountOf, contractKey, contractLabel, someOf } from "../wording.ts";

/** Usage of people whose names the export hides. */
export const personMasked = defineRule({
  code: "person-masked",
  severity: "warning",
  title: "An export hides who used the credits",
  identity: "contract, unit",
  page: {
    means:
      "The export writes ***** or a hash in place of people, and no row of People has the hash under Also known as. The shared pools pay, since nobody's own credits can be found.",
    matters: "Own credits stay untouched in the ledger that may be gone at the vendor, and nobody can be asked.",
    todo: "Have an administrator switch personal data on and export again. Or add each hash to Also known as of its person: a users export that has e-mail and hash side by side tells which is whose.",
    example: "240 credits were used by three hashes that no alias resolves.",
  },
  together: {
    heading: (_findings, contracts) => `People are hidden in the exports of ${counted(contracts, "contract")}`,
    next: "Export again with personal data switched on, or add the hashes to Also known as.",
  },
  find: (facts) => {
    const { usage, contractOf } = facts.ledger;
    const { people, contracts } = usage.names;
    const isMasked = Array.from({ length: people.size() }, (_, id) => {
      const key = people.textOf(id);
      return key === MASKED || isHash(key);
    });
    if (!isMasked.includes(true)) return [];
    const groups = groupRows(facts, (row) =>
      isMasked[usage.person(row)] ? contractOf(row) * units.length + usage.unit(row) : NO_GROUP,
    );
    return groups.map(({ rows, amount, unit, ...days }) => {
      const contract = contracts.textOf(contractOf(rows[0] as number));
      const keys = [...new Set(rows.map((row) => usage.person(row)))].map((id) => people.textOf(id));
      const hashes = keys.filter((key) => key !== MASKED);
      const who = [
        hashes.length === 0 ? "" : `by ${counted(hashes.length, "hash", "hashes")} (${someOf(hashes)})`,
        keys.length === hashes.length ? "" : `by people written as ${MASKED}`,
      ].filter((part) => part !== "");
      return {
        key: [contractKey(contract), unit],
        subject: contractLabel(contract),
        message: `${amountOf(amount, unit)} under ${contractLabel(contract)} ${amount === 1_000_000 ? "was" : "were"} used ${when(days)} ${who.join(" and ")}; nobody on the roster has them as an alias.`,
        next:
          hashes.length === 0
            ? "Have an administrator switch personal data on, and export again."
            : "Add each hash to Also known as of its person, or export again with personal data switched on.",
        amount,
        unit,
        rows,
      };
    });
  },
});
