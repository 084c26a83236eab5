import { type Diagnostic, type Location, quoted } from "../diagnostic.ts";
import { listed, loose, nearest } from "../text.ts";
import type { Contract } from "./contract.ts";

/** What a name turned out to be: one contract, none, or several that answer to it. */
export type ContractMatch =
  | { readonly kind: "one"; readonly contract: string }
  | { readonly kind: "none" }
  | { readonly kind: "several"; readonly contracts: readonly string[] };

/** Finds the contract that a cell or an export names. */
export type ContractNames = {
  readonly match: (name: string) => ContractMatch;
  readonly known: readonly string[];
};

/**
 * A name matches by `Contract`, else `Name`, else `Also known as`, loosely; the exact spelling of a contract outranks a
 * loose one (semantics 5). Two contracts at one level are several: never guessed.
 */
export function contractNames(contracts: readonly Contract[]): ContractNames {
  const exact = new Set(contracts.map(({ contract }) => contract));
  const levels = [
    index(contracts, ({ contract }) => [contract]),
    index(contracts, ({ name }) => (name === undefined ? [] : [name])),
    index(contracts, ({ aliases }) => aliases),
  ];
  return {
    known: contracts.flatMap(({ contract, name, aliases }) => [contract, ...(name ? [name] : []), ...aliases]),
    match: (name) => {
      if (exact.has(name)) return { kind: "one", contract: name };
      const key = loose(name);
      const found = levels.map((level) => level.get(key)).find((hits) => hits !== undefined);
      const [first, ...more] = [...(found ?? [])].sort();
      if (first === undefined) return { kind: "none" };
      return more.length === 0 ? { kind: "one", contract: first } : { kind: "several", contracts: [first, ...more] };
    },
  };
}

function index(
  contracts: readonly Contract[],
  names: (contract: Contract) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const contract of contracts) {
    for (const name of names(contract)) {
      const key = loose(name);
      if (key === "") continue;
      const hits = found.get(key) ?? new Set();
      hits.add(contract.contract);
      found.set(key, hits);
    }
  }
  return found;
}

/** The contract that a cell of the roster names, or nothing and a diagnostic; `consequence` says what then happens. */
export function referredContract(
  name: string,
  names: ContractNames,
  at: Location,
  consequence: string,
  report: (diagnostic: Diagnostic) => void,
): string | undefined {
  const match = names.match(name);
  if (match.kind === "one") return match.contract;
  const like = nearest(name, names.known);
  report(
    match.kind === "several"
      ? {
          code: "reference-ambiguous",
          severity: "error",
          at,
          message: `${quoted(name)} could be ${listed(match.contracts, "or")}; ${consequence}.`,
          help: "Type the contract's number as it stands in the Contracts table.",
        }
      : {
          code: "reference-unknown",
          severity: "error",
          at,
          message: `There is no contract ${quoted(name)}; ${consequence}.`,
          help:
            like === undefined
              ? "Add it to the Contracts table."
              : `Did you mean ${like}? Or add it to the Contracts table.`,
        },
  );
  return undefined;
}
