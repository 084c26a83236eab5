import type { PlainDate } from "../calendar.ts";
import { LARGEST_CREDITS, MICRO, type MicroCredits, micro, show } from "../credits.ts";
import { quoted } from "../diagnostic.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Roster } from "../roster/roster.ts";
import { type Unit, units } from "../roster/words.ts";
import { listed, loose, nearest } from "../text.ts";

/** Work that somebody has in mind, as typed: so many credits, or so many jobs at the roster's rate. */
export type AskedJob = { readonly service: string } & ({ readonly credits: MicroCredits } | { readonly jobs: number });

/** Work ahead: what it takes of the shared credits of a contract, and on which day. */
export type Job = {
  readonly service: string;
  readonly contract: string;
  readonly unit: Unit;
  readonly day: PlainDate;
  readonly credits: MicroCredits;
  /** How the credits come about. */
  readonly words: string;
};

/** The job, or the sentence that says why it cannot be planned and what to type. */
export type FoundJob =
  | { readonly kind: "found"; readonly job: Job }
  | { readonly kind: "refused"; readonly reason: string };

function refused(reason: string): FoundJob {
  return { kind: "refused", reason };
}

/**
 * Ties a job to a contract and to credits. The contract is the one that is named, else the only one whose credits the
 * service has used, else the roster's only one: never a guess.
 */
export function findJob(ledger: Ledger, asked: AskedJob, day: PlainDate, named: string | undefined): FoundJob {
  const { roster } = ledger;
  const cost = creditsOf(roster, asked, day);
  if (cost.kind === "refused") return cost;
  const uses = usesOf(ledger, asked.service);
  const where = contractOf(roster, asked.service, uses, named, servicesOf(ledger));
  if (where.kind === "refused") return where;
  const { contract } = where;
  const contractUnit = roster.contracts.get(contract)?.unit ?? "cloud-credit";
  const usedUnits = [...new Set(uses.filter((use) => use.contract === contract).map(({ unit }) => unit))];
  const unit = usedUnits.length === 1 ? (usedUnits[0] as Unit) : contractUnit;
  const endsOn = roster.contracts.get(contract)?.endsOn;
  if (endsOn !== undefined && endsOn < day) {
    return refused(`Contract ${contract} ends on ${endsOn}, before the job on ${day}. Name another with --contract.`);
  }
  return {
    kind: "found",
    job: { service: asked.service, contract, unit, day, credits: cost.credits, words: cost.words },
  };
}

type Cost = { readonly kind: "costs"; readonly credits: MicroCredits; readonly words: string };

function creditsOf(roster: Roster, asked: AskedJob, day: PlainDate): Cost | (FoundJob & { readonly kind: "refused" }) {
  if ("credits" in asked) return { kind: "costs", credits: asked.credits, words: "as given" };
  const wanted = loose(asked.service);
  const refuse = (reason: string) => ({ kind: "refused" as const, reason });
  const ofService = roster.rates.filter(({ values }) => loose(values.service) === wanted);
  const rates = ofService.filter(
    ({ values: { validFrom, validTo } }) =>
      (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo),
  );
  const instead = `Give the credits, such as --job "${asked.service}=400".`;
  if (rates.length === 0) {
    const like = nearest(
      asked.service,
      roster.rates.map(({ values }) => values.service),
    );
    const hint = ofService.length === 0 && like !== undefined ? `Did you mean ${like}? ` : "";
    const when = ofService.length === 0 ? "" : ` on ${day}`;
    return refuse(`The table Rates has no rate for ${quoted(asked.service)}${when}. ${hint}${instead}`);
  }
  const [rate, ...more] = rates;
  if (rate === undefined || more.length > 0) {
    const ids = rates.map(({ values }) => values.rateId);
    return refuse(`${listed(ids)} are all rates for ${quoted(asked.service)} on ${day}. ${instead}`);
  }
  const { credits, rule, rateId, unitOfWork = "job" } = rate.values;
  const product = BigInt(credits) * BigInt(asked.jobs);
  if (product > BigInt(LARGEST_CREDITS) * BigInt(MICRO))
    return refuse(`${asked.jobs} jobs are more than can be planned.`);
  if (product === 0n) return refuse(`${asked.jobs} jobs at ${show(credits)} each are nothing to plan.`);
  const hedge = {
    exact: "",
    "at least": ", at least: they may cost more",
    "multiple of": ", or a multiple of it: they may cost more",
    "at most": ", at most: they may cost less",
  }[rule ?? "exact"];
  const words = `${asked.jobs} times ${show(credits)} a ${unitOfWork} (rate ${rateId}${hedge})`;
  return { kind: "costs", credits: micro(Number(product)), words };
}

type Use = { readonly contract: string; readonly unit: Unit };

/** Under which contracts of the roster, and in which units, a service was used. */
function usesOf(
  { usage, roster, contractOf: contractOfRow, order, firstPlace, endPlace }: Ledger,
  service: string,
): readonly Use[] {
  const wanted = loose(service);
  const { services, contracts } = usage.names;
  const numbers = new Set(
    Array.from({ length: services.size() }, (_, id) => id).filter((id) => loose(services.textOf(id)) === wanted),
  );
  const found = new Map<string, Use>();
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    if (!numbers.has(usage.service(row)) || usage.amount(row) <= 0) continue;
    const contract = contracts.textOf(contractOfRow(row));
    const unit = units[usage.unit(row)] as Unit;
    if (roster.contracts.has(contract)) found.set(`${unit} ${contract}`, { contract, unit });
  }
  return [...found.values()];
}

/** The services that the exports name. */
function servicesOf({ usage }: Ledger): readonly string[] {
  const { services } = usage.names;
  return Array.from({ length: services.size() }, (_, id) => services.textOf(id)).filter((name) => name !== "");
}

type Where = { readonly kind: "where"; readonly contract: string };

function contractOf(
  roster: Roster,
  service: string,
  uses: readonly Use[],
  named: string | undefined,
  services: readonly string[],
): Where | (FoundJob & { readonly kind: "refused" }) {
  const refuse = (reason: string) => ({ kind: "refused" as const, reason });
  if (named !== undefined) {
    const match = roster.contractNames.match(named.trim());
    if (match.kind === "one") return { kind: "where", contract: match.contract };
    const like = nearest(named, roster.contractNames.known);
    const hint = match.kind === "several" ? `It could be ${listed(match.contracts, "or")}.` : "";
    return refuse(
      `There is no one contract ${quoted(named)}. ${hint}${hint === "" ? (like === undefined ? "Type the contract's number." : `Did you mean ${like}?`) : ""}`,
    );
  }
  const used = [...new Set(uses.map(({ contract }) => contract))].sort();
  const candidates = used.length > 0 ? used : [...roster.contracts.keys()];
  const [only, ...more] = candidates;
  if (only !== undefined && more.length === 0) return { kind: "where", contract: only };
  const why = used.length > 0 ? `was used under ${listed(used)}` : "was never used under a contract of the roster";
  const like = used.length > 0 ? undefined : nearest(service, services);
  const hint = like === undefined ? ":" : `. Did you mean ${like}? Else`;
  return refuse(
    `${quoted(service)} ${why}${hint} name the contract whose credits the job would take, with --contract.`,
  );
}
