import type { Unit } from "../../roster/words.ts";
import type { RunContract } from "../../run-file.ts";
import { counted, listed } from "../../text.ts";
import { amountOf, figure, money } from "../figures.ts";
import type { Expiry, Summary } from "../summary.ts";
import { displayWidth, type Ink, padded, wrapped } from "./layout.ts";

/** The lines that a summary may take, so that a prompt and a line of the caller still fit on a screen of 24. */
const screen = 22;
const leastRows = 2;

/** The summary on one screen: verdict, balances, what expires, findings, rows. */
export function summaryScreen(summary: Summary, width: number, ink: Ink): readonly string[] {
  const head = [
    ink("strong", summary.title),
    ...wrapped(summary.verdict, width).map((line) => ink(tone(summary), line)),
    ...(summary.incomplete === null ? [] : wrapped(summary.incomplete, width).map((line) => ink("error", line))),
    "",
  ];
  const foot = [...wrapped(summary.findings, width, "Findings  "), ...wrapped(summary.rows, width, "Rows      ")];
  const { balances, expiring } = summary;
  const room = screen - head.length - foot.length;
  const overhead = (balances.length > 0 ? 2 : 0) + (expiring.length > 0 ? 2 : 0);
  const rowsForExpiring = Math.max(leastRows, Math.min(expiring.length, Math.floor((room - overhead) / 2)));
  const rowsForBalances = Math.max(leastRows, room - overhead - (expiring.length > 0 ? rowsForExpiring : 0));
  const left = Math.max(rowsForExpiring, room - overhead - Math.min(balances.length, rowsForBalances));
  return [
    ...head,
    ...balanceLines(balances, rowsForBalances, width, ink),
    ...expiryLines(summary, left, width, ink),
    ...foot,
  ];
}

function tone({ counts, incomplete }: Summary): "error" | "warning" | "strong" {
  if (counts.errors > 0 || incomplete !== null) return "error";
  return counts.warnings > 0 ? "warning" : "strong";
}

type BalanceColumn = { readonly title: string; readonly amount: (contract: RunContract) => number };

const balanceColumns: readonly BalanceColumn[] = [
  { title: "granted", amount: (contract) => contract.granted },
  { title: "adjusted", amount: (contract) => contract.adjusted },
  { title: "drawn", amount: (contract) => contract.drawn },
  { title: "lapsed", amount: (contract) => contract.lapsed },
  { title: "remaining", amount: (contract) => contract.remaining },
  { title: "pending", amount: (contract) => contract.pending },
  { title: "overdrawn", amount: (contract) => contract.overdrawn },
  { title: "still open", amount: (contract) => contract.open },
];

const heading = "Shared";

/** Which column gives way first when the screen is too narrow for all; those of nothing but zeros go before them. */
const givingWay = ["adjusted", "pending", "lapsed", "granted", "drawn", "overdrawn"];
const shortestName = 10;
const longestName = 24;
const units: Readonly<Record<Unit, string>> = { "cloud-credit": "credits", "flex-token": "Flex", "eba-token": "EBA" };

function balanceLines(all: readonly RunContract[], rows: number, width: number, ink: Ink): readonly string[] {
  if (all.length === 0) return [];
  const shown = all.length <= rows ? all : all.slice(0, rows - 1);
  const names = shown.map(({ contract, unit }) => `${contract ?? "no contract"} ${units[unit]}`);
  const longest = Math.max(heading.length, ...names.map(displayWidth));
  const wanted = columnsOf(shown);
  const columns = narrowed(wanted, width - Math.min(longest, longestName));
  const nameWidth = Math.max(shortestName, Math.min(longest, width - widthOf(columns)));
  const titles = columns.map((column) => `  ${padded(column.title, column.wide, "left")}`);
  const missing = wanted.filter((column) => !columns.includes(column) && !isZero(column)).length;
  const more = [
    ...(all.length > shown.length ? [counted(all.length - shown.length, "more contract")] : []),
    ...(missing > 0 ? [counted(missing, "more column")] : []),
  ];
  return [
    ink("strong", padded(heading, nameWidth) + titles.join("")),
    ...names.map(
      (name, row) =>
        padded(name, nameWidth) +
        columns.map((column) => `  ${padded(column.texts[row] ?? "", column.wide, "left")}`).join(""),
    ),
    ...(more.length > 0 ? [ink("quiet", padded(`… and ${listed(more)} in report.html`, width).trimEnd())] : []),
    "",
  ];
}

type ShownColumn = { readonly title: string; readonly texts: readonly string[]; readonly wide: number };

function columnsOf(contracts: readonly RunContract[]): readonly ShownColumn[] {
  return balanceColumns.map(({ title, amount }) => {
    const texts = contracts.map((contract) => figure(amount(contract)));
    return { title, texts, wide: Math.max(title.length, ...texts.map((text) => text.length)) };
  });
}

function isZero({ texts }: ShownColumn): boolean {
  return texts.every((text) => text === "0");
}

function narrowed(all: readonly ShownColumn[], width: number): readonly ShownColumn[] {
  const zeros = all.filter(isZero).map(({ title }) => title);
  const order = [...givingWay.filter((title) => zeros.includes(title)), ...givingWay];
  let columns = all;
  for (const title of order) {
    if (widthOf(columns) <= width) break;
    columns = columns.filter((column) => column.title !== title);
  }
  return columns;
}

function widthOf(columns: readonly { readonly wide: number }[]): number {
  return columns.reduce((wide, column) => wide + column.wide + 2, 0);
}

function expiryLines({ expiring, expiryTitle }: Summary, rows: number, width: number, ink: Ink): readonly string[] {
  if (expiring.length === 0) return [];
  const shown = expiring.length <= rows ? expiring : expiring.slice(0, rows - 1);
  const amounts = shown.map((expiry) => amountOf(expiry.amount, expiry.unit));
  const wide = Math.max(...amounts.map((text) => text.length));
  const left = expiring.length - shown.length;
  return [
    ink("strong", expiryTitle),
    ...shown.map((expiry, row) => padded(expiryLine(expiry, amounts[row] ?? "", wide), width).trimEnd()),
    ...(left > 0 ? [ink("quiet", padded(`… and ${left} more in findings.csv`, width).trimEnd())] : []),
    "",
  ];
}

function expiryLine({ lastDay, subject, cost, currency }: Expiry, amount: string, wide: number): string {
  const price = money(cost, currency);
  return `  ${lastDay ?? "          "}  ${padded(amount, wide, "left")}  ${price === null ? "" : `(${price})  `}${subject}`;
}
