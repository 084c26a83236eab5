import type { Unit } from "../roster/words.ts";
import type { RunFile, RunFinding } from "../run-file.ts";
import { byText } from "../text.ts";
import { total } from "./figures.ts";
import { needsSomebody, stands } from "./finding-groups.ts";

/** A finding that was there before, with what its amount was then. */
export type Grown = { readonly finding: RunFinding; readonly before: number };

/** Why a balance moved between two runs: before + granted + adjusted - drawn - lapsed = after. */
export type Movement = {
  readonly contract: string | null;
  readonly unit: Unit;
  readonly before: number;
  readonly granted: number;
  readonly adjusted: number;
  /** Net of refunds. */
  readonly drawn: number;
  readonly lapsed: number;
  readonly after: number;
};

/** What all credits of a unit did between two runs; refunds are part of what was drawn. */
export type UnitMovement = Omit<Movement, "contract"> & { readonly used: number; readonly refunded: number };

/** What changed since an earlier run. */
export type Changes = {
  readonly asOf: string;
  readonly isNew: readonly RunFinding[];
  readonly grown: readonly Grown[];
  /** Found then and not any more, as it was then. */
  readonly resolved: readonly RunFinding[];
  readonly contracts: readonly Movement[];
  readonly units: readonly UnitMovement[];
};

/**
 * What changed since an earlier run: what needs somebody and did not before, what grew, what went away, and why balances
 * moved. Nothing where the other run is of the same day or a later one: it knows nothing of an earlier day.
 */
export function changesSince(run: RunFile, since: RunFile): Changes | undefined {
  if (since.asOf >= run.asOf) return undefined;
  const before = new Map(since.findings.filter(({ standing }) => standing !== "gone").map((one) => [one.finding, one]));
  const now = new Set(run.findings.filter(({ standing }) => standing !== "gone").map(({ finding }) => finding));
  const waiting = run.findings.filter(needsSomebody);
  return {
    asOf: since.asOf,
    isNew: waiting.filter(({ finding }) => !before.has(finding)),
    grown: waiting.flatMap((finding) => {
      const old = before.get(finding.finding);
      return old !== undefined && finding.amount > old.amount ? [{ finding, before: old.amount }] : [];
    }),
    resolved: [...before.values()].filter((one) => one.severity !== "note" && stands(one) && !now.has(one.finding)),
    contracts: movements(run, since),
    units: unitMovements(run, since),
  };
}

type Amounts = Pick<Movement, "granted" | "adjusted" | "drawn" | "lapsed"> & { readonly remaining: number };

const nothing: Amounts = { granted: 0, adjusted: 0, drawn: 0, lapsed: 0, remaining: 0 };

function moved(before: Amounts, after: Amounts): Omit<Movement, "contract" | "unit"> {
  const change = (key: "granted" | "adjusted" | "drawn" | "lapsed") => total([after[key], -before[key]]);
  return {
    before: before.remaining,
    granted: change("granted"),
    adjusted: change("adjusted"),
    drawn: change("drawn"),
    lapsed: change("lapsed"),
    after: after.remaining,
  };
}

function movements(run: RunFile, since: RunFile): readonly Movement[] {
  type Key = { readonly contract: string | null; readonly unit: Unit };
  const keyOf = ({ contract, unit }: Key) => `${unit}/${contract ?? ""}`;
  const before = new Map(since.contracts.map((row) => [keyOf(row), row]));
  const after = new Map(run.contracts.map((row) => [keyOf(row), row]));
  return [...new Map([...before, ...after])]
    .map(([key, { contract, unit }]) => ({
      contract,
      unit,
      ...moved(before.get(key) ?? nothing, after.get(key) ?? nothing),
    }))
    .sort((a, b) => byText(a.contract ?? "", b.contract ?? "") || byText(a.unit, b.unit));
}

function unitMovements(run: RunFile, since: RunFile): readonly UnitMovement[] {
  const units = [...new Set([...since.totals, ...run.totals].map(({ unit }) => unit))].sort(byText);
  return units.map((unit) => {
    const before = since.totals.find((row) => row.unit === unit);
    const after = run.totals.find((row) => row.unit === unit);
    return {
      unit,
      ...moved(before ?? nothing, after ?? nothing),
      used: total([after?.used ?? 0, -(before?.used ?? 0)]),
      refunded: total([after?.refunded ?? 0, -(before?.refunded ?? 0)]),
    };
  });
}
