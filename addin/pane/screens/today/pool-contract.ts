import type { PoolRow, Roster } from "../../../../core/roster/roster.ts";
import type { Unit } from "../../../../core/roster/words.ts";

/** The contract of a row of the table Pools, by whatever name it stands there, and what its credits are counted in. */
export function poolContract(
  { contract: name, unit }: Pick<PoolRow["values"], "contract" | "unit">,
  { contracts, contractNames }: Pick<Roster, "contracts" | "contractNames">,
): { readonly contract: string; readonly unit: Unit } {
  const named = contractNames.match(name);
  const contract = named.kind === "one" ? named.contract : name;
  return { contract, unit: unit ?? contracts.get(contract)?.unit ?? "cloud-credit" };
}
