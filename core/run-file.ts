import * as z from "zod/mini";

/**
 * `reconciliation.json`: the contract with the add-in and with other programs, as one schema.
 * Keys stand in the order in which they are written. Amounts are JSON numbers of credits (or tokens) with at most
 * 6 decimals; days are `YYYY-MM-DD`, months `YYYY-MM`; what is absent is `null`.
 */
const text = z.string();
const textOrNull = z.nullable(z.string());
const amount = z.number();
const amountOrNull = z.nullable(z.number());
const count = z.int().check(z.nonnegative());
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const dayOrNull = z.nullable(day);
const month = z.string().check(z.regex(/^\d{4}-\d{2}$/));
const unit = z.enum(["cloud-credit", "flex-token", "eba-token"]);
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const fileLine = z.strictObject({ file: text, line: count });
const tableCell = z.strictObject({ table: text, row: count, column: textOrNull });

const rowCounts = {
  counted: count,
  duplicate: count,
  earlier: count,
  later: count,
  leftOut: count,
  zero: count,
};

export const settingsSchema = z.record(text, z.union([z.string(), z.number(), z.null()]));

const inputSchema = z.strictObject({
  file: text,
  sha256: hash,
  format: textOrNull,
  firstDay: dayOrNull,
  lastDay: dayOrNull,
  rows: count,
  ...rowCounts,
});

const totalSchema = z.strictObject({
  unit,
  used: amount,
  refunded: amount,
  drawn: amount,
  overdrawn: amount,
  open: amount,
  granted: amount,
  adjusted: amount,
  lapsed: amount,
  remaining: amount,
  pending: amount,
});

const contractSchema = z.strictObject({
  contract: textOrNull,
  unit,
  granted: amount,
  adjusted: amount,
  drawn: amount,
  lapsed: amount,
  remaining: amount,
  pending: amount,
  overdrawn: amount,
  open: amount,
  burnPerDay: amountOrNull,
  runsOutOn: dayOrNull,
  expectedWaste: amountOrNull,
  orderBy: dayOrNull,
  blocks: z.nullable(count),
});

const poolSchema = z.strictObject({
  pool: text,
  contract: textOrNull,
  unit,
  holder: textOrNull,
  source: z.enum(["individual", "purchase", "cloud service"]),
  granted: amount,
  adjusted: amount,
  drawn: amount,
  lapsed: amount,
  remaining: amount,
  firstDay: dayOrNull,
  lastDay: dayOrNull,
  boundBy: z.nullable(z.enum(["typed", "validity", "left", "contract", "setting"])),
  state: z.enum(["pending", "upcoming", "active", "used", "lapsed"]),
  expectedWaste: amountOrNull,
  unitPrice: amountOrNull,
  currency: textOrNull,
  wasteCost: amountOrNull,
});

const personSchema = z.strictObject({
  email: text,
  name: textOrNull,
  office: textOrNull,
  costCentre: textOrNull,
  contract: textOrNull,
  onRoster: z.boolean(),
  registration: z.nullable(z.enum(["not requested", "requested", "invited", "registered", "left"])),
  unit,
  used: amount,
  fromOwn: amount,
  fromShared: amount,
  overdrawn: amount,
  open: amount,
  ownGranted: amount,
  ownRemaining: amount,
  ownLapsed: amount,
});

const monthSchema = z.strictObject({
  month,
  contract: textOrNull,
  unit,
  used: amount,
  refunded: amount,
  fromOwn: amount,
  fromShared: amount,
  overdrawn: amount,
  open: amount,
  lapsed: amount,
  balance: amount,
});

const chargebackSchema = z.strictObject({
  month,
  office: textOrNull,
  costCentre: textOrNull,
  unit,
  used: amount,
  fromShared: amount,
  cost: amountOrNull,
  currency: textOrNull,
  unpriced: amount,
});

const serviceSchema = z.strictObject({ service: textOrNull, unit, used: amount, people: count });

const overdraftSchema = z.strictObject({
  person: text,
  contract: textOrNull,
  unit,
  day,
  service: textOrNull,
  amount,
  open: amount,
  settled: z.array(z.strictObject({ pool: text, day, amount })),
  at: fileLine,
});

const findingSchema = z.strictObject({
  finding: text,
  code: text,
  severity: z.enum(["error", "warning", "note"]),
  standing: z.enum(["new", "open", "accepted", "grown", "expired", "gone"]),
  subject: text,
  message: text,
  next: text,
  amount,
  unit: z.nullable(unit),
  cost: amountOrNull,
  currency: textOrNull,
  dueOn: dayOrNull,
  decidedAmount: amountOrNull,
  firstSeen: day,
  lastSeen: day,
  evidence: z.array(z.union([fileLine, tableCell])),
  evidenceCount: count,
});

const diagnosticSchema = z.strictObject({
  code: text,
  severity: z.enum(["error", "warning", "note"]),
  message: text,
  help: text,
  at: z.union([
    z.strictObject({ file: text, line: z.nullable(count), column: textOrNull }),
    z.strictObject({ file: text, table: text, row: z.nullable(count), column: textOrNull }),
  ]),
});

export const runFileSchema = z.strictObject({
  schema: z.literal("credit-roster/reconciliation/1"),
  asOf: day,
  complete: z.boolean(),
  fingerprint: hash,
  settings: settingsSchema,
  inputs: z.array(inputSchema),
  rows: z.strictObject({ read: count, ...rowCounts }),
  totals: z.array(totalSchema),
  contracts: z.array(contractSchema),
  pools: z.array(poolSchema),
  people: z.array(personSchema),
  months: z.array(monthSchema),
  chargeback: z.array(chargebackSchema),
  services: z.array(serviceSchema),
  overdrafts: z.array(overdraftSchema),
  findings: z.array(findingSchema),
  diagnostics: z.array(diagnosticSchema),
});

/** The whole of a run as it is written to `reconciliation.json`. */
export type RunFile = z.infer<typeof runFileSchema>;
export type RunInput = RunFile["inputs"][number];
export type RunContract = RunFile["contracts"][number];
export type RunPool = RunFile["pools"][number];
export type RunPerson = RunFile["people"][number];
export type RunFinding = RunFile["findings"][number];
export type RunDiagnostic = RunFile["diagnostics"][number];
export type RunOverdraft = RunFile["overdrafts"][number];
export type RunMonth = RunFile["months"][number];
