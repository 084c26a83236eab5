import { type Diagnostic, type Location, quoted } from "../diagnostic.ts";
import { type PersonKey, personKey } from "../person.ts";
import { nearest } from "../text.ts";
import type { Contract } from "./contract.ts";
import { referredContract } from "./contract-names.ts";
import type { Pool } from "./pool.ts";
import { sharedBounds } from "./pool-bounds.ts";
import type { PoolRow, Roster } from "./roster.ts";
import { INDIVIDUAL_PREFIX, refusePurchase, refuseRenewal } from "./terms.ts";

/** A row of the Pools table as a pool, or nothing and the diagnostics that say why it is left out. */
export function typedPool(
  { values, at }: PoolRow,
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
): Pool | undefined {
  const refuse = (diagnostic: Pick<Diagnostic, "code" | "message" | "help">, column: string) =>
    report({ ...diagnostic, severity: "error", at: { ...at, column } });
  if (values.poolId.toLowerCase().startsWith(INDIVIDUAL_PREFIX)) {
    refuse(individualRefused(values.poolId), "Pool ID");
    return undefined;
  }
  const contract = poolContract(values.contract, { ...at, column: "Contract" }, roster, report);
  const holder = poolHolder(values.holder, roster, refuse);
  checkRenewal({ values, at, row: 0 }, roster, refuse);
  const firstDay = values.appliedOn;
  // looked at beside an unknown contract too: all problems are said at once
  const { lastDay, boundBy } = sharedBounds(values, contract, roster);
  if (firstDay !== undefined && lastDay !== undefined && lastDay < firstDay) {
    refuse(
      {
        code: "dates-reversed",
        message: `The pool ${quoted(values.poolId)} would end on ${lastDay}, before its first day ${firstDay}; the row is left out.`,
        help: `Mend ${boundBy === "typed" ? "Expires on" : "Purchased on"} or Applied on.`,
      },
      boundBy === "typed" ? "Expires on" : "Applied on",
    );
    return undefined;
  }
  if (contract === undefined || holder === "unknown") return undefined;
  return {
    pool: values.poolId,
    contract: contract.contract,
    unit: values.unit ?? contract.unit,
    holder,
    source: values.source ?? "purchase",
    granted: values.credits,
    applied: firstDay !== undefined,
    firstDay,
    lastDay,
    boundBy,
    priority: values.priority ?? 0,
    unitPrice: values.unitPrice,
    currency: values.unitPrice === undefined ? undefined : values.currency,
    at,
  };
}

function individualRefused(pool: string): Pick<Diagnostic, "code" | "message" | "help"> {
  return {
    code: "terms-refused",
    message: `The pool ${quoted(pool)} is left out. ${refusePurchase("individual")}`,
    help: "Delete the row. To correct a person's individual credits, add an adjustment, or type the person's own figure in People.",
  };
}

function poolContract(
  name: string,
  at: Location,
  { contracts, contractNames }: Roster,
  report: (diagnostic: Diagnostic) => void,
): Contract | undefined {
  const found = referredContract(name, contractNames, at, "the pool is left out", report);
  return found === undefined ? undefined : contracts.get(found);
}

/** A holder that is not known leaves the pool out: as a blank it would be everybody's. */
function poolHolder(
  holder: PersonKey | undefined,
  { personOf }: Roster,
  refuse: (diagnostic: Pick<Diagnostic, "code" | "message" | "help">, column: string) => void,
): PersonKey | "unknown" | undefined {
  if (holder === undefined) return undefined;
  const person = personOf.get(holder);
  if (person !== undefined) return person;
  const like = nearest(holder, personOf.keys());
  refuse(
    {
      code: "reference-unknown",
      message: `The holder ${quoted(holder)} is not in the People table, so nobody may draw on the pool; it is left out.`,
      help: like === undefined ? "Add the person to the People table." : `Did you mean ${like}? Or add the person.`,
    },
    "Holder",
  );
  return "unknown";
}

function checkRenewal(
  { values }: PoolRow,
  { poolRows }: Roster,
  refuse: (diagnostic: Pick<Diagnostic, "code" | "message" | "help">, column: string) => void,
): void {
  const { renews } = values;
  if (renews === undefined) return;
  const isIndividual = personKey(renews).startsWith(INDIVIDUAL_PREFIX);
  const old = poolRows.find((row) => row.values.poolId === renews);
  if (old === undefined && !isIndividual) {
    refuse(
      {
        code: "reference-unknown",
        message: `The pool ${quoted(values.poolId)} renews ${quoted(renews)}, which is not in the Pools table; the cell counts as blank.`,
        help: "Type the Pool ID of the pool that it follows, or leave the cell blank.",
      },
      "Renews",
    );
    return;
  }
  const why = isIndividual ? refuseRenewal("individual") : refuseRenewal("shared", old?.values.source ?? "purchase");
  if (why === undefined) return;
  refuse(
    {
      code: "terms-refused",
      message: `The pool ${quoted(values.poolId)} cannot renew ${quoted(renews)}; the cell counts as blank. ${why}`,
      help: "Leave Renews blank.",
    },
    "Renews",
  );
}
