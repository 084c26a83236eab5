import { localeOf } from "../../../addin/pane/locale.ts";
import type { Advice } from "../../../addin/pane/screens/purchases/advice.ts";
import { dutiesOf } from "../../../addin/pane/screens/today/duties.ts";
import type { StruckBalances, StruckPool } from "../../../addin/pane/struck-balances.ts";
import type { PlainDate } from "../../../core/calendar.ts";
import { desk } from "../../support/command-desk.ts";

const locale = localeOf("en-US");
/** The table Closings in which March 2026 is closed. */
export const closed =
  "Closing ID,Month,Contract,Used,Lapsed,Still open,Balance,Fingerprint\n2026-03/C1/cloud-credit,2026-03,C1,0,0,0,0,x";

/** What needs doing by these tables on a day, March being closed. */
export function duties(
  tables: Parameters<typeof desk>[0],
  today = "2026-04-10",
  struck?: StruckBalances,
  advice?: readonly Advice[],
) {
  const { roster } = desk({ closings: closed, ...tables });
  return dutiesOf({ roster, struck, today: today as PlainDate, locale, advice });
}

/** A shared pool as it was struck, with 40 of 100 left until 2026-05-01. */
export const pool = (cells: Partial<StruckPool>): StruckPool => ({
  pool: "P1",
  contract: "C1",
  holder: undefined,
  unit: "cloud-credit",
  granted: 100,
  used: 60,
  remaining: 40,
  lastDay: "2026-05-01" as PlainDate,
  state: "active",
  ...cells,
});
/** These pools as the table Balances has them at the end of March. */
export const struck = (...pools: readonly StruckPool[]): StruckBalances => ({
  asOf: "2026-03-31" as PlainDate,
  from: "table",
  pools,
});

/** The table Findings with a row. */
export const finding = (cells: string) =>
  `Finding,Code,Severity,Subject,Message,Next step,Amount,Due on,Last seen,Standing,Decision,Decided amount,Accepted until,Decided on\n${cells}`;
