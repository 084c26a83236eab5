import type { Facts } from "../../accounts/facts.ts";
import type { PlainDate } from "../../calendar.ts";
import { ZERO } from "../../credits.ts";
import type { Contract } from "../../roster/contract.ts";
import { contracts } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { byText, counted, listed } from "../../text.ts";
import { defineRule, type FilePlace, type Sighting } from "../rule.ts";

/** A contract as the vendor's subscriptions have it: from the first day of any of them to the last. */
type VendorContract = {
  readonly number: string;
  readonly startsOn: PlainDate | undefined;
  readonly endsOn: PlainDate | undefined;
  readonly places: readonly FilePlace[];
};

/** A contract whose dates the vendor has otherwise than the roster, or that the roster lacks. */
export const contractDiffers = defineRule({
  code: "contract-differs",
  severity: "warning",
  title: "The vendor has a contract otherwise than the roster",
  identity: "contract as the roster names it, else as the vendor does",
  page: {
    means:
      "The vendor's subscriptions give a contract other dates than the Contracts table, or a contract that the table does not have. A contract lasts from the first day of its subscriptions to the last; a contract that is over on the day of the run need not be on the roster.",
    matters:
      "A contract's last day ends its individual and shared credits: a wrong one shows credits that cannot be spent, or loses some that can.",
    todo: "Look the contract up in the vendor's account, and type its dates into Starts on and Ends on; or add a row for it.",
    example: "CN-1 ends on 2026-06-30 for the roster, and on 2027-06-30 for the vendor: it was renewed.",
  },
  together: {
    heading: (_findings, contracts) => `The vendor has ${counted(contracts, "contract")} otherwise than the roster`,
    next: "Look the contracts up in the vendor's account, and mend the Contracts table.",
  },
  find: (facts) => {
    const { roster, asOf } = facts.ledger;
    const found = new Map<string, VendorContract[]>();
    const lacking: VendorContract[] = [];
    for (const contract of vendorContracts(facts)) {
      const match = roster.contractNames.match(contract.number);
      if (match.kind === "one") found.set(match.contract, [...(found.get(match.contract) ?? []), contract]);
      // two contracts of one name are the roster's own fault, and said where the name is used
      else if (match.kind === "none" && !isOver(contract, asOf)) lacking.push(contract);
    }
    return [
      ...[...found].flatMap(([id, all]) => differing(roster.contracts.get(id) as Contract, joined(all))),
      ...lacking.map(unknownContract),
    ];
  },
});

function isOver({ endsOn }: VendorContract, asOf: PlainDate): boolean {
  return endsOn !== undefined && endsOn < asOf;
}

/** The contracts of all subscriptions, each once. */
function vendorContracts({ lists }: Facts): readonly VendorContract[] {
  const contracts = new Map<string, VendorContract>();
  for (const list of lists) {
    if (list.kind !== "subscriptions") continue;
    for (const { contract: number, startsOn, endsOn, line } of list.entries) {
      if (number === undefined) continue;
      const one = { number, startsOn, endsOn, places: [{ file: list.file, line }] };
      const before = contracts.get(number);
      contracts.set(number, before === undefined ? one : joined([before, one]));
    }
  }
  return [...contracts.values()];
}

/** Several names or subscriptions of one contract as one. */
function joined(all: readonly VendorContract[]): VendorContract {
  const days = (pick: (contract: VendorContract) => PlainDate | undefined) =>
    all
      .map(pick)
      .filter((day) => day !== undefined)
      .sort(byText);
  return {
    number: all[0]?.number ?? "",
    startsOn: days(({ startsOn }) => startsOn)[0],
    endsOn: days(({ endsOn }) => endsOn).at(-1),
    places: all.flatMap(({ places }) => places),
  };
}

function differing(contract: Contract, vendor: VendorContract): readonly Sighting[] {
  const dates = [
    { verb: "starts on", column: "startsOn", ours: contract.startsOn, theirs: vendor.startsOn } as const,
    { verb: "ends on", column: "endsOn", ours: contract.endsOn, theirs: vendor.endsOn } as const,
  ].filter(({ ours, theirs }) => theirs !== undefined && ours !== theirs);
  if (dates.length === 0) return [];
  const said = dates.map(
    ({ verb, ours, theirs }) => `${verb} ${theirs} (${ours === undefined ? "blank" : ours} on the roster)`,
  );
  const columns = dates.map(({ column }) => headerOf(contracts, column));
  return [
    {
      key: [contract.contract],
      subject: `contract ${contract.contract}`,
      message: `For the vendor, contract ${contract.contract} ${listed(said)}.`,
      next: `Look the contract up in the vendor's account, and type the day into ${listed(columns)}.`,
      amount: ZERO,
      unit: undefined,
      places: vendor.places,
      cells: columns.map((column) => ({ ...contract.at, column })),
    },
  ];
}

function unknownContract({ number, startsOn, endsOn, places }: VendorContract): Sighting {
  const from = startsOn === undefined ? "" : ` from ${startsOn}`;
  const to = endsOn === undefined ? "" : ` to ${endsOn}`;
  return {
    key: [number],
    subject: `contract ${number}`,
    message: `The vendor has a contract ${number}${from}${to}, which the roster does not have.`,
    next: "Add it to the Contracts table, or add the number to Also known as of the contract that it is.",
    amount: ZERO,
    unit: undefined,
    places,
  };
}
