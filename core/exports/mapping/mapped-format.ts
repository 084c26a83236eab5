import { type Period, readPeriod } from "../../period.ts";
import { type KnownMapping, type MappedColumn, type Mapping, mappedColumns } from "../../roster/mapping.ts";
import type { ColumnMeaning, ExportFormat, UsageFormat } from "../format.ts";

/** What the columns of a mapping mean to the ledger; the others are named so that the mapping is known by them, and not read. */
const meanings: Partial<Readonly<Record<MappedColumn, ColumnMeaning>>> = {
  date: "day",
  user: "user",
  credits: "credits",
  contract: "contract",
  service: "service",
  job: "job",
  chargeId: "chargeId",
  paidFrom: "paidFrom",
  unit: "unit",
};

/** Whether a mapping says which columns are which, and so makes a format of its own. */
export function namesColumns({ mapping }: KnownMapping): boolean {
  return mapping.columns !== undefined && Object.keys(mapping.columns).length > 0;
}

/** The headers that a file must have for a mapping to fit it. */
export function headersOf({ columns = {} }: Mapping): readonly string[] {
  return (Object.keys(mappedColumns) as MappedColumn[]).flatMap((column) => columns[column] ?? []);
}

/**
 * A mapping as a format, so that the one row reader serves: `credit-usage` under the file's own headers, with what the
 * mapping says of the cells in place of the settings.
 */
export function mappedFormat(mapping: Mapping): UsageFormat {
  const columns: Partial<Record<ColumnMeaning, readonly string[]>> = {};
  for (const [column, meaning] of Object.entries(meanings) as [MappedColumn, ColumnMeaning][]) {
    const header = mapping.columns?.[column];
    if (header !== undefined) columns[meaning] = [header];
  }
  return {
    role: "usage",
    name: "credit-usage",
    title: `read through the mapping ${mapping.name}`,
    needs: headersOf(mapping).map((header) => [header]),
    mustNotHave: [],
    columns,
    unit: mapping.unit,
    writtenBy: "firm",
    declared: mapping,
  };
}

/** What each kind of recognised export may lack, so that a mapping without columns completes it (exports.md). */
const completed: Readonly<Record<"contract" | "period", readonly string[]>> = {
  contract: ["token-flex"],
  period: ["usage-report"],
};

/** Whether a mapping without columns says something that an export of this format lacks. */
export function completes(format: ExportFormat, { mapping }: KnownMapping): boolean {
  return (["contract", "period"] as const).some(
    (what) => mapping[what] !== undefined && completed[what].includes(format.name),
  );
}

/** The format with what a mapping adds to it. */
export function completedFormat(format: ExportFormat, mapping: Mapping): ExportFormat {
  const declared = { ...format.declared, ...mapping };
  return format.role === "list" ? { ...format, declared } : { ...format, unit: format.unit ?? mapping.unit, declared };
}

/** The period that a mapping gives to a file of totals, or nothing. */
export function declaredPeriod({ declared }: ExportFormat): Period | undefined {
  return declared?.period === undefined ? undefined : readPeriod(declared.period);
}
