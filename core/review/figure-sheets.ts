import type { TableSheet } from "../files/workbook-sketch.ts";
import type { RunContract, RunFile, RunMonth, RunPerson, RunPool } from "../run-file.ts";
import { amounts, counts, days, serialOf, sheetOf, words } from "./sheet.ts";

/** The sheets of figures: people, pools, contracts, months and the charge-back, each row of the run in one row. */
export function figureSheets(run: RunFile): readonly TableSheet[] {
  return [peopleSheet(run), poolsSheet(run), contractsSheet(run), monthsSheet(run), chargebackSheet(run)];
}

const overdrawn = "What no pool could pay on the day of use; only a refund of that use shrinks it.";
const open = "The part of it that no later credits have paid either.";
const lapsed = "What was left when a last day was over: it is gone.";

/** Marks of amounts that no pool paid. */
const unpaid = [
  { as: "alarm", when: "N([Overdrawn])>0", headers: ["Overdrawn"] },
  { as: "alarm", when: "N([Still open])>0", headers: ["Still open"] },
] as const;

function peopleSheet({ people }: RunFile): TableSheet {
  return sheetOf<RunPerson>({
    name: "People",
    table: "People",
    rows: people,
    frozenColumns: 1,
    columns: [
      words("Email", 34, ({ email }) => email, "The address, or the id, as the ledger knows the person."),
      words("Name", 24, ({ name }) => name),
      words("Office", 16, ({ office }) => office),
      words("Cost centre", 20, ({ costCentre }) => costCentre),
      words("Contract", 16, ({ contract }) => contract),
      words("On roster", 11, ({ onRoster }) => (onRoster ? "yes" : "no"), "no: used credits and is not on the roster."),
      words("Registration", 15, ({ registration }) => registration),
      words("Unit", 13, ({ unit }) => unit),
      amounts("Used", ({ used }) => used, "Everything used, paid or not."),
      amounts("From own", ({ fromOwn }) => fromOwn, "Paid by pools that only this person may draw on."),
      amounts("From shared", ({ fromShared }) => fromShared, "Paid by the contract's shared pools."),
      amounts("Overdrawn", (person) => person.overdrawn, overdrawn),
      amounts("Still open", (person) => person.open, open),
      amounts("Own granted", ({ ownGranted }) => ownGranted, "Individual credits, and pools with this holder."),
      amounts("Own remaining", ({ ownRemaining }) => ownRemaining, "What can still be drawn of them."),
      amounts("Own lapsed", ({ ownLapsed }) => ownLapsed, lapsed),
    ],
    marks: [...unpaid, { as: "expiring", when: `[On roster]="no"`, headers: ["Email", "On roster"] }],
  });
}

/** The word for pools whose last day is near; the run calls them active. */
export const EXPIRING = "expiring";

function poolsSheet({ pools, asOf, settings }: RunFile): TableSheet {
  const today = serialOf(asOf) ?? 0;
  const warning = Number(settings["Expiry warning (days)"] ?? 0);
  const daysLeft = ({ lastDay }: RunPool) => (lastDay === null ? null : (serialOf(lastDay) ?? 0) - today);
  const stateOf = (pool: RunPool) => {
    const isNear = pool.state === "active" && pool.remaining > 0 && (daysLeft(pool) ?? warning + 1) <= warning;
    return isNear ? EXPIRING : pool.state;
  };
  return sheetOf<RunPool>({
    name: "Pools",
    table: "Pools",
    rows: pools,
    frozenColumns: 1,
    columns: [
      words("Pool", 44, ({ pool }) => pool, "The roster's Pool ID; individual credits are individual:<email>."),
      words("Contract", 16, ({ contract }) => contract),
      words("Holder", 30, ({ holder }) => holder, "Only this person may draw on it; blank: shared."),
      words("Source", 15, ({ source }) => source),
      words("Unit", 13, ({ unit }) => unit),
      words("State", 12, stateOf, `${EXPIRING}: active, and its last day is at most ${warning} days away.`),
      amounts("Granted", ({ granted }) => granted, "What it began with."),
      amounts("Adjusted", ({ adjusted }) => adjusted, "Corrections of the roster."),
      amounts("Drawn", ({ drawn }) => drawn, "What was used of it, less refunds."),
      amounts("Lapsed", (pool) => pool.lapsed, lapsed),
      amounts("Remaining", ({ remaining }) => remaining, "What can still be drawn."),
      days("First day", ({ firstDay }) => firstDay),
      days("Last day", ({ lastDay }) => lastDay, "The last day on which it can be drawn."),
      counts("Days left", daysLeft, `From ${asOf} to the last day; below 0 it is over.`),
      words("Bound by", 12, ({ boundBy }) => boundBy, "What decides the last day."),
      amounts(
        "Expected waste",
        ({ expectedWaste }) => expectedWaste,
        "An estimate: what would lapse at the present rate.",
      ),
      amounts("Unit price", ({ unitPrice }) => unitPrice),
      words("Currency", 11, ({ currency }) => currency),
      amounts("Waste cost", ({ wasteCost }) => wasteCost, "The price of the expected waste."),
    ],
    marks: [
      {
        as: "expiring",
        when: `[State]="${EXPIRING}"`,
        headers: ["Pool", "State", "Remaining", "Last day", "Days left"],
      },
      { as: "lapsed", when: `AND([State]="lapsed",N([Lapsed])>0)`, headers: ["Pool", "State", "Lapsed", "Last day"] },
    ],
  });
}

function contractsSheet({ contracts, asOf, settings }: RunFile): TableSheet {
  const horizon = (serialOf(asOf) ?? 0) + Number(settings["Expiry warning (days)"] ?? 0);
  return sheetOf<RunContract>({
    name: "Contracts",
    table: "Contracts",
    rows: contracts,
    frozenColumns: 1,
    columns: [
      words("Contract", 22, ({ contract }) => contract),
      words("Unit", 13, ({ unit }) => unit),
      amounts("Granted", ({ granted }) => granted, "Shared pools alone, here and in what follows."),
      amounts("Adjusted", ({ adjusted }) => adjusted),
      amounts("Drawn", ({ drawn }) => drawn),
      amounts("Lapsed", (contract) => contract.lapsed, lapsed),
      amounts("Remaining", ({ remaining }) => remaining, "What can still be drawn."),
      amounts("Pending", ({ pending }) => pending, "Bought or granted, and not yet in force."),
      amounts("Overdrawn", (contract) => contract.overdrawn, overdrawn),
      amounts("Still open", (contract) => contract.open, open),
      amounts("Burn per day", ({ burnPerDay }) => burnPerDay, "Shared use a day in the forecast window."),
      days("Runs out on", ({ runsOutOn }) => runsOutOn, "An estimate, at the present rate."),
      amounts("Expected waste", ({ expectedWaste }) => expectedWaste, "An estimate, at the present rate."),
      days("Order by", ({ orderBy }) => orderBy, "So that the order is applied before it runs out."),
      counts("Blocks", ({ blocks }) => blocks, "What to order, in blocks."),
    ],
    marks: [
      ...unpaid,
      {
        as: "expiring",
        when: `AND(N([Runs out on])>0,[Runs out on]<=${horizon})`,
        headers: ["Runs out on", "Order by", "Blocks"],
      },
    ],
  });
}

function monthsSheet({ months }: RunFile): TableSheet {
  return sheetOf<RunMonth>({
    name: "Months",
    table: "Months",
    rows: months,
    frozenColumns: 2,
    columns: [
      words("Month", 12, ({ month }) => month),
      words("Contract", 22, ({ contract }) => contract),
      words("Unit", 13, ({ unit }) => unit),
      amounts("Used", ({ used }) => used, "By the day of use."),
      amounts("Refunded", ({ refunded }) => refunded, "By the day of the refund."),
      amounts("From own", ({ fromOwn }) => fromOwn),
      amounts("From shared", ({ fromShared }) => fromShared),
      amounts("Overdrawn", (month) => month.overdrawn, overdrawn),
      amounts("Still open", (month) => month.open, "Open at the month's end."),
      amounts("Lapsed", (month) => month.lapsed, lapsed),
      amounts("Balance", ({ balance }) => balance, "Left in shared pools at the end of the month."),
    ],
    marks: [...unpaid, { as: "lapsed", when: "N([Lapsed])>0", headers: ["Lapsed"] }],
  });
}

function chargebackSheet({ chargeback }: RunFile): TableSheet {
  return sheetOf<RunFile["chargeback"][number]>({
    name: "Charge-back",
    table: "ChargeBack",
    rows: chargeback,
    frozenColumns: 1,
    columns: [
      words("Month", 12, ({ month }) => month),
      words("Office", 20, ({ office }) => office),
      words("Cost centre", 26, ({ costCentre }) => costCentre),
      words("Unit", 13, ({ unit }) => unit),
      amounts("Used", ({ used }) => used),
      amounts("From shared", ({ fromShared }) => fromShared, "Paid by the contract's shared pools."),
      amounts("Cost", ({ cost }) => cost, "What the shared pools that paid have cost, where their price is known."),
      words("Currency", 11, ({ currency }) => currency),
      amounts("Unpriced", ({ unpriced }) => unpriced, "Paid by pools without a price: not free, only unknown."),
    ],
    marks: [{ as: "expiring", when: "N([Unpriced])>0", headers: ["Unpriced"] }],
  });
}
