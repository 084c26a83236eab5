import { daysBetween, type PlainDate } from "../../../../core/calendar.ts";
import type { StoredRoster } from "../../../../core/commands/command.ts";
import { rowsAt } from "../../../../core/commands/rows.ts";
import { toNumber } from "../../../../core/credits.ts";
import type { Contract } from "../../../../core/roster/contract.ts";
import { poolsOf } from "../../../../core/roster/pools.ts";
import type { Roster } from "../../../../core/roster/roster.ts";
import { contracts } from "../../../../core/roster/tables.ts";
import { bringsIndividualCredits } from "../../../../core/roster/terms.ts";
import { unitWords } from "../../../../core/roster/words.ts";
import { byText, byTextOrLast, counted } from "../../../../core/text.ts";
import { daysWords } from "../../day-words.ts";
import type { Locale } from "../../locale.ts";

/** A contract as it is shown, with how much hangs on it. */
export type ContractLine = {
  readonly contract: Contract;
  /** It stands in the table Contracts, and is not merely named in People or Pools. */
  readonly hasRow: boolean;
  /** Whose home contract it is, without those who have left; and how many more have it beside another. */
  readonly people: number;
  readonly otherPeople: number;
  readonly poolsInForce: number;
  readonly standing: "in force" | "to come" | "ended";
  /** It ends within the days of the setting Expiry warning. */
  readonly isSoon: boolean;
  readonly managedBy: string | undefined;
  readonly note: string | undefined;
};

/** Every contract of the roster: those in force first, the soonest end first. */
export function contractLines(stored: StoredRoster, today: PlainDate): readonly ContractLine[] {
  const { roster } = stored;
  const pools = poolsOf(roster);
  const present = [...roster.people.values()].filter(({ leftOn }) => leftOn === undefined || leftOn >= today);
  const lines = [...roster.contracts.values()].map((contract): ContractLine => {
    const id = contract.contract;
    const own = present.filter(({ contracts: of }) => of.includes(id));
    const home = own.filter(({ contracts: [first] }) => first === id);
    const [row] = rowsAt(stored, "contracts", [id]);
    const text = (column: string) => String(row?.cell(column) ?? "") || undefined;
    const { startsOn, endsOn } = contract;
    const standing =
      endsOn !== undefined && endsOn < today
        ? "ended"
        : startsOn !== undefined && today < startsOn
          ? "to come"
          : "in force";
    return {
      contract,
      hasRow: contract.at.table === contracts.name,
      people: home.length,
      otherPeople: own.length - home.length,
      poolsInForce: pools.filter(
        (pool) =>
          pool.contract === id &&
          pool.source !== "individual" &&
          pool.firstDay !== undefined &&
          pool.firstDay <= today &&
          (pool.lastDay === undefined || pool.lastDay >= today),
      ).length,
      standing,
      isSoon:
        standing === "in force" &&
        endsOn !== undefined &&
        daysBetween(today, endsOn) <= roster.policy.expiryWarningDays,
      managedBy: text("managedBy"),
      note: text("note"),
    };
  });
  const rank = { "in force": 0, "to come": 1, ended: 2 };
  return lines.sort(
    (a, b) =>
      rank[a.standing] - rank[b.standing] ||
      byTextOrLast(a.contract.endsOn, b.contract.endsOn) ||
      byText(a.contract.contract, b.contract.contract),
  );
}

/** When a contract ends or begins, in words. */
export function contractEnd({ contract: { startsOn, endsOn }, standing }: ContractLine, today: string): string {
  if (standing === "to come") return `begins ${daysWords(startsOn ?? "", today)}`;
  if (endsOn === undefined) return "no last day is noted";
  return `${standing === "ended" ? "ended" : "ends"} ${daysWords(endsOn, today)}`;
}

/** How many people and pools are on a contract: `48 people, 3 pools in force`. */
export function contractCounts({ people, poolsInForce }: ContractLine): string {
  const many = (count: number, one: string, several: string) =>
    count === 0 ? `no ${one}` : counted(count, one, several);
  return `${many(people, "person", "people")}, ${many(poolsInForce, "pool", "pools")} in force`;
}

/** Individual credits of each of its named users, in words. */
export function individualWords({ contract }: ContractLine, { policy }: Roster, locale: Locale): string {
  if (!bringsIndividualCredits(contract.kind)) return `none: a contract of the kind ${contract.kind ?? ""} brings none`;
  const own = contract.individualCredits;
  const amount = locale.number(toNumber(own ?? policy.individualCredits));
  return `${amount} for each named user${own === undefined ? ", as the setting Individual credits has it" : ""}`;
}

/** What the contract is counted in, as a heading. */
export function unitTitle({ contract }: ContractLine): string {
  return unitWords[contract.unit].title;
}
