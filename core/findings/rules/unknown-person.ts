import { isEmail, isHash, NOT_REPORTED } from "../../person.ts";
import { counted, listed, nearest } from "../../text.ts";
import { defineRule } from "../rule.ts";
import { groupUsage, when } from "../usage-groups.ts";
import { amountOf } from "../wording.ts";

/** Domains of mail that people have for themselves. */
const privateDomains = new Set([
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "yahoo.com",
  "icloud.com",
  "me.com",
  "gmx.net",
  "gmx.de",
  "web.de",
  "proton.me",
  "protonmail.com",
  "aol.com",
]);

/** Usage of somebody who is not on the roster. */
export const unknownPerson = defineRule({
  code: "unknown-person",
  severity: "error",
  title: "Somebody who is not on the roster has used credits",
  identity: "e-mail as reported, unit",
  namesAsReported: true,
  page: {
    means:
      "The export names an e-mail that no row of the People table has, neither as Email nor under Also known as. Nothing is matched by resemblance: a near miss is only suggested.",
    matters:
      "The vendor has taken the credits all the same. Somebody may work under a private address, or may have access who should not.",
    todo: "If it is a colleague under another address, add the address to Also known as. If the person is new, add a row. If nobody knows the person, have the access removed.",
    example: "joana@example.net used 17 credits; the roster has joana@example.com.",
  },
  together: {
    heading: (_findings, people) => `${counted(people, "person is", "people are")} not on the roster`,
    next: "Add each address to Also known as of its person, add a row, or have the access removed.",
  },
  find: (facts) => {
    const { roster } = facts.ledger;
    const groups = groupUsage(
      facts,
      (person, key) => (person === undefined && isEmail(key) && !isHash(key) && key !== NOT_REPORTED ? {} : undefined),
      false,
    );
    return groups.map(({ person, unit, amount, rows, ...days }) => {
      const domain = person.slice(person.lastIndexOf("@") + 1);
      const like = nearestPerson(person, [...roster.people.keys()]);
      const hints = [
        like === undefined ? "" : `The roster has ${like}.`,
        domainHint(domain, roster.policy.companyDomains),
      ].filter((hint) => hint !== "");
      return {
        key: [person, unit],
        subject: person,
        message: [`${person} used ${amountOf(amount, unit)} ${when(days)} and is not on the roster.`, ...hints].join(
          " ",
        ),
        next:
          like === undefined
            ? `Add ${person} to the People table, or have the access removed.`
            : `If it is the same person, add ${person} to Also known as of ${like}; else add a row, or have the access removed.`,
        amount,
        unit,
        rows,
      };
    });
  },
});

/** The address most like this one: the same name at another domain, else a near spelling of the name at the same one. */
function nearestPerson(email: string, known: readonly string[]): string | undefined {
  const at = email.lastIndexOf("@");
  const [name, domain] = [email.slice(0, at), email.slice(at)];
  const sameName = known.filter((other) => other.startsWith(`${name}@`)).sort()[0];
  if (sameName !== undefined) return sameName;
  const colleagues = known.filter((other) => other.endsWith(domain)).map((other) => other.slice(0, -domain.length));
  const like = nearest(name, colleagues);
  return like === undefined ? undefined : `${like}${domain}`;
}

function domainHint(domain: string, company: readonly string[]): string {
  if (privateDomains.has(domain)) return `${domain} is a private mail service.`;
  const own = company.map((name) => name.toLowerCase().replace(/^@/, ""));
  if (own.length === 0 || own.some((name) => domain === name || domain.endsWith(`.${name}`))) return "";
  return `${domain} is not one of the firm's domains (${listed(own)}).`;
}
