import type { RowMark } from "../files/workbook-sketch.ts";
import { settings } from "../roster/settings.ts";

/** What marks the rows of a table; `[Header]` stands for the row's cell under it. */
type Mark = { readonly as: RowMark["as"]; readonly when: string };

/** The names under which formulas find the settings that they need. */
export const settingNames = [
  named("Expiry_warning_days", settings.expiryWarningDays),
  named("Shared_validity_months", settings.sharedValidityMonths),
] as const;

function named(name: string, { name: setting, standard }: { readonly name: string; readonly standard: number }) {
  const value = `INDEX(Settings!$B$2:$B$200,MATCH("${setting}",Settings!$A$2:$A$200,0))`;
  return { name, formula: `IFERROR(IF(ISNUMBER(${value}),${value},${standard}),${standard})` };
}

// what the sheet's own cells tell of a pool's last day; a contract's end is in another sheet, and the report knows it
const bought = "IF(N([Purchased on])>0,[Purchased on],[Applied on])";
const validity = `EDATE(${bought},Shared_validity_months)-1`;
const poolEnd = `IF(N([Expires on])>0,[Expires on],IF([Source]="cloud service",0,${validity}))`;

/** Rows whose last day is over, and rows whose last day is within the warning. */
function ending(lastDay: string, ...conditions: readonly string[]): readonly Mark[] {
  const known = [...conditions, `${lastDay}>0`].join(",");
  return [
    { as: "lapsed", when: `AND(${known},${lastDay}<TODAY())` },
    { as: "expiring", when: `AND(${known},${lastDay}>=TODAY(),${lastDay}<=TODAY()+Expiry_warning_days)` },
  ];
}

const marks: Readonly<Record<string, readonly Mark[]>> = {
  Contracts: ending("N([Ends on])"),
  // a pool that is under way is neither
  Pools: ending(poolEnd, "N([Applied on])>0"),
  Balances: [
    { as: "lapsed", when: `[State]="lapsed"` },
    {
      as: "expiring",
      when: `AND([State]="active",N([Remaining])>0,N([Days left])<=Expiry_warning_days,[Last day]<>"")`,
    },
  ],
};

/** The marks of a table, for a sheet whose columns have these letters. */
export function marksOf(table: string, letters: ReadonlyMap<string, string>): readonly RowMark[] {
  return (marks[table] ?? []).map(({ as, when }) => ({ as, formula: markFormula(when, letters) }));
}

/** A condition for row 2, with the letters of its columns in the place of `[Header]`. */
export function markFormula(when: string, letters: ReadonlyMap<string, string>): string {
  return when.replace(/\[([^\]]+)\]/g, (_, header: string) => `$${letterOf(header, letters)}2`);
}

function letterOf(header: string, letters: ReadonlyMap<string, string>): string {
  const found = letters.get(header);
  if (found === undefined) throw new Error(`a mark speaks of a column that is not there: ${header}`);
  return found;
}
