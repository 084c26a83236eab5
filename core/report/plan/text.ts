import { micro, show } from "../../credits.ts";
import { aboutAmount, amountOf, costOf } from "../../findings/wording.ts";
import type { ContractPlan, Plan, PlannedOrder } from "../../plan/plan.ts";
import { unitWords } from "../../roster/words.ts";
import { counted, listed } from "../../text.ts";
import { wrapped } from "../terminal/layout.ts";
import { visible } from "../visible.ts";
import { quoteRequest } from "./quote.ts";

const WIDTH = 100;
const INDENT = "  ";

/** A plan for the terminal: at most 100 columns, plain text. */
export function planText(plan: Plan): string {
  const head = wrapped(
    `What to order, as of ${plan.asOf}. Every day and amount ahead is an estimate: it assumes that use goes on as in the last ${plan.windowDays} days. An order takes ${counted(plan.leadTimeDays, "day")}, ${plan.applyTimeDays} of them for the vendor to apply it.`,
    WIDTH,
  );
  const nothing = plan.contracts.length === 0 ? ["", "The roster has no contracts: there is nothing to plan."] : [];
  return [
    ...head,
    ...nothing,
    ...plan.contracts.flatMap((contract) => ["", ...contractLines(plan, contract)]),
    "",
  ].join("\n");
}

function contractLines(plan: Plan, contract: ContractPlan): readonly string[] {
  const { unit, orders } = contract;
  const ends = contract.endsOn === undefined ? "" : `, which ends on ${contract.endsOn}`;
  const sentences = [
    ...standing(plan, contract),
    ...contract.underWay.map(
      ({ pool, credits, purchasedOn }) =>
        `Under way, and not counted: ${pool} of ${show(credits)}${purchasedOn === undefined ? "" : `, purchased on ${purchasedOn}`}. Once it is applied, type Applied on, and plan again before you order.`,
    ),
    ...contract.lapses.map(
      ({ pool, lastDay, amount, cost, currency }) =>
        `Would lapse: about ${aboutAmount(amount, unit)} of ${pool}${lastDay === undefined ? "" : ` after ${lastDay}`}${costOf(cost, currency)}.`,
    ),
  ];
  const [first] = orders;
  return [
    ...wrapped(visible(`Contract ${contract.contract}, ${unitWords[unit].title}${ends}`), WIDTH),
    ...sentences.flatMap((sentence) => wrapped(visible(sentence), WIDTH, INDENT)),
    ...orders.flatMap((order, index) => orderLines(plan, contract, order, index + 1)),
    ...(contract.stopped === undefined ? [] : wrapped(visible(contract.stopped), WIDTH, INDENT)),
    ...(first === undefined ? [] : priceLines(contract)),
    ...(first === undefined ? [] : quoteLines(plan, contract, first)),
  ];
}

function standing(plan: Plan, contract: ContractPlan): readonly string[] {
  const { unit, remaining, burnPerDay, jobs, open, runsOutOn, orders } = contract;
  const burn =
    burnPerDay === undefined
      ? `no use of shared ones in the last ${plan.windowDays} days`
      : `about ${aboutAmount(burnPerDay, unit)} used a day`;
  const soon = runsOutOn === undefined ? "They do not run out." : `They run out on about ${runsOutOn}.`;
  const isIdle = burnPerDay === undefined && jobs.length === 0;
  return [
    `Left: ${amountOf(remaining, unit)}; ${burn}.${isIdle ? "" : ` ${soon}`}`,
    ...jobs.map(
      (job) => `Job on ${job.day}: ${job.service}, ${amountOf(job.credits, unit)} (${job.words}), from shared credits.`,
    ),
    ...(open === 0 ? [] : [openSentence(contract)]),
    ...(orders.length === 0 ? [isIdle && open === 0 ? "There is nothing to plan from." : "Nothing to order."] : []),
  ];
}

/** What is open is paid first by what comes first. */
function openSentence({ unit, open, openPaidBy }: ContractPlan): string {
  const paid = openPaidBy.reduce((sum, { amount }) => sum + amount, 0);
  const payers = openPaidBy.map(({ pool, day, amount }) => `${pool} pays ${show(amount)} of it first, on ${day ?? ""}`);
  const rest = micro(open - paid);
  const ordered = rest === 0 ? [] : [`the next order pays ${show(rest)} first, which are part of it`];
  return `Still open: ${amountOf(open, unit)}; ${listed([...payers, ...ordered])}.`;
}

function orderLines(plan: Plan, contract: ContractPlan, order: PlannedOrder, number: number): readonly string[] {
  const { unit, price, lastDayIfBoughtNow } = contract;
  const when = order.isLate
    ? `now: it was due by ${order.orderBy}, and can be used from about ${order.availableOn}`
    : `by ${order.orderBy}, to be used from ${order.availableOn}`;
  const cost =
    order.cost === undefined
      ? ""
      : `, about ${show(order.cost)}${price?.currency === undefined ? "" : ` ${price.currency}`}`;
  const isBetterLater =
    lastDayIfBoughtNow !== undefined && order.lastDay !== undefined && lastDayIfBoughtNow < order.lastDay;
  const last = order.lastDay === undefined ? "" : ` They last until ${order.lastDay}`;
  const earlier =
    isBetterLater && !order.isLate ? `; bought on ${plan.asOf} they would end on ${lastDayIfBoughtNow} already` : "";
  const isBound = contract.endsOn !== undefined && order.coversUntil === contract.endsOn;
  const renewal = isBound ? " If the contract goes on, type its new last day into Ends on first, and plan again." : "";
  const waste =
    order.expectedWaste === 0 ? "" : ` About ${aboutAmount(order.expectedWaste, unit)} of them would lapse.`;
  return [
    ...wrapped(
      visible(
        `Order ${number} ${when}: ${counted(order.blocks, "block")} of ${show(plan.blockSize)}, ${amountOf(order.credits, unit)}${cost}.`,
      ),
      WIDTH,
      INDENT,
    ),
    ...wrapped(
      `Wanted by ${order.wantedBy}, purchased on about ${order.purchasedOn}, for use until ${order.coversUntil}.${last}${last === "" ? "" : `${earlier}.`}${waste}${renewal}`,
      WIDTH,
      INDENT.repeat(2),
    ),
  ];
}

function priceLines({ price, unit }: ContractPlan): readonly string[] {
  const text =
    price === undefined
      ? "No price is known: type Unit price and Currency into the pool's row when you have bought."
      : `Price: ${show(price.unitPrice)}${price.currency === undefined ? "" : ` ${price.currency}`} a ${unitWords[unit].one}, the last that is known: of pool ${price.pool}${price.day === undefined ? "" : `, ${price.day}`}.`;
  return wrapped(visible(text), WIDTH, INDENT);
}

function quoteLines(plan: Plan, contract: ContractPlan, order: PlannedOrder): readonly string[] {
  const { to, subject, sendBy, lines } = quoteRequest(plan, contract, order);
  const bar = `${INDENT}| `;
  return [
    ...wrapped(`Quote request, to be sent by ${sendBy}:`, WIDTH, INDENT),
    ...(to === undefined ? [] : wrapped(`To: ${to}`, WIDTH, bar, bar)),
    ...wrapped(`Subject: ${subject}`, WIDTH, bar, bar),
    `${bar.trimEnd()}`,
    ...lines.flatMap((line) => wrapped(line, WIDTH, line.startsWith(" ") ? `${bar}  ` : bar, `${bar}  `)),
  ];
}
