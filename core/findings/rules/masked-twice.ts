import type { Facts } from "../../accounts/facts.ts";
import { type Month, monthOf, toPlainDate } from "../../calendar.ts";
import { micro } from "../../credits.ts";
import { isEmail, isHash } from "../../person.ts";
import { type Unit, units } from "../../roster/words.ts";
import { counted } from "../../text.ts";
import { emptyPlaces } from "../../usage/columns.ts";
import { defineRule, type Sighting } from "../rule.ts";
import { amountOf, someOf, whoIs } from "../wording.ts";

/** Usage that may be there twice: under a hash in one export, under an e-mail in another. */
export const maskedTwice = defineRule({
  code: "masked-twice",
  severity: "error",
  title: "Usage may be counted twice, under a hash and under an e-mail",
  identity: "hash as reported, month, unit",
  namesAsReported: true,
  page: {
    means:
      "An export with personal data off shows a person as a hash. Another export has usage of the same service, day and amount under an e-mail. It may be the same usage, and both count until the roster says that the two are one person.",
    matters: "If it is the same, the pools look emptier than they are.",
    todo: "If the hash and the e-mail are one person, type hash:… into Also known as of that person. A users export that has both says it by itself.",
    example: "hash:9f2c used 14 tokens of Rendering on 2026-03-02; so did ana@example.com in another file.",
  },
  together: {
    heading: (_findings, hashes) => `Usage of ${counted(hashes, "hash", "hashes")} may be counted twice`,
    next: "Give a users export that has e-mails beside the hashes, or add each hash to Also known as.",
  },
  find: (facts) => {
    const pairs = twins(facts);
    const groups = new Map<string, { hash: string; month: Month; unit: Unit; pairs: Twin[] }>();
    const { usage } = facts.ledger;
    for (const pair of pairs) {
      const hash = usage.names.people.textOf(usage.person(pair.hashed));
      const month = monthOf(toPlainDate(usage.day(pair.hashed)));
      const unit = units[usage.unit(pair.hashed)] as Unit;
      const name = [hash, month, unit].join(" ");
      const group = groups.get(name) ?? { hash, month, unit, pairs: [] };
      groups.set(name, group);
      group.pairs.push(pair);
    }
    return [...groups.values()].map((group) => sighting(facts, group));
  },
});

/** A row under a hash, and the rows under e-mails that equal it. */
type Twin = { readonly hashed: number; readonly named: readonly number[] };

function twins({ ledger }: Facts): readonly Twin[] {
  const { usage, order, firstPlace, endPlace } = ledger;
  const { people } = usage.names;
  const kinds = emptyPlaces<"hash" | "e-mail" | "neither">(people.size());
  let hashes = 0;
  for (let person = 0; person < kinds.length; person += 1) {
    const text = people.textOf(person);
    kinds[person] = isHash(text) ? "hash" : isEmail(text) ? "e-mail" : "neither";
    if (kinds[person] === "hash") hashes += 1;
  }
  if (hashes === 0) return [];
  const keyOf = (row: number) => `${usage.day(row)} ${usage.service(row)} ${usage.amount(row)} ${usage.unit(row)}`;
  const hashed = new Map<string, number[]>();
  const each = (kind: "hash" | "e-mail", take: (row: number) => void) => {
    for (let place = firstPlace; place < endPlace; place += 1) {
      const row = order.at(place);
      if (kinds[usage.person(row)] === kind && usage.amount(row) > 0) take(row);
    }
  };
  each("hash", (row) => {
    const rows = hashed.get(keyOf(row));
    if (rows === undefined) hashed.set(keyOf(row), [row]);
    else rows.push(row);
  });
  if (hashed.size === 0) return [];
  const named = new Map<number, number[]>();
  each("e-mail", (row) => {
    for (const other of hashed.get(keyOf(row)) ?? []) {
      // two people in one file are two people
      if (usage.file(other) === usage.file(row)) continue;
      const rows = named.get(other);
      if (rows === undefined) named.set(other, [row]);
      else rows.push(row);
    }
  });
  return [...named].map(([row, rows]) => ({ hashed: row, named: rows }));
}

function sighting(
  facts: Facts,
  { hash, month, unit, pairs }: { hash: string; month: Month; unit: Unit; pairs: readonly Twin[] },
): Sighting {
  const { usage } = facts.ledger;
  const amount = micro(pairs.reduce((sum, { hashed }) => sum + usage.amount(hashed), 0));
  const rows = [...new Set(pairs.flatMap(({ named }) => named))];
  const people = [...new Set(rows.map((row) => usage.names.people.textOf(usage.person(row))))].sort();
  const who = someOf(people.map((person) => whoIs(facts, person)));
  return {
    key: [hash, month, unit],
    subject: `${hash}, ${month}`,
    message: `${amountOf(amount, unit)} of ${hash} in ${month} equal what another export has under ${who}, by service, day and amount. It may be the same usage; both count.`,
    next:
      people.length === 1
        ? `If they are one person, add ${hash} to Also known as of ${people[0]}.`
        : `Find out who ${hash} is, and add it to Also known as of that person.`,
    amount,
    unit,
    rows: [...pairs.map(({ hashed }) => hashed), ...rows],
  };
}
