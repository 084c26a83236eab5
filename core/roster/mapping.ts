import * as z from "zod/mini";
import { dayOrders } from "../calendar.ts";
import { numberStyles } from "../credits.ts";
import type { Location } from "../diagnostic.ts";
import { units } from "./words.ts";

/** What a column of a mapped file can mean, as the table Mappings and a mapping file call it (exports.md). */
export const mappedColumns = {
  date: { word: "date", help: "the day of use" },
  user: { word: "user", help: "the e-mail of who used" },
  credits: { word: "credits", help: "how many were used" },
  contract: { word: "contract", help: "the contract's number, name or team" },
  service: { word: "service", help: "what they were used for" },
  job: { word: "job", help: "the job that they were used for" },
  chargeId: { word: "charge id", help: "the vendor's number of the transaction" },
  quantity: { word: "quantity", help: "how much work was done; not read" },
  paidFrom: { word: "paid from", help: "individual or shared" },
  unit: { word: "unit column", help: "cloud-credit, flex-token or eba-token, row by row" },
  name: { word: "name", help: "the person's name; not read" },
} as const;
export type MappedColumn = keyof typeof mappedColumns;

/** The columns that a mapping must name, unless it only completes an export that is recognised by itself. */
export const neededColumns = ["date", "user", "credits"] as const satisfies readonly MappedColumn[];

/** What a mapping can say of a whole file, and the word for it in the table Mappings. */
export const mappingOptions = {
  dayOrder: { word: "day order", help: "dmy or mdy" },
  numberStyle: { word: "number style", help: "how amounts are written" },
  unit: { word: "unit", help: "what every row is counted in" },
  timeZone: { word: "time zone", help: "turns timestamps with a zone into days" },
  contract: { word: "fixed contract", help: "the contract of every row, where the file names none" },
  period: { word: "period", help: "FIRST..LAST day that a file of totals is about" },
} as const;
export type MappingOption = keyof typeof mappingOptions;

const words = (of: Readonly<Record<string, { readonly word: string }>>) =>
  Object.values(of)
    .map(({ word }) => word)
    .join(", ");

/** What may be typed under Means in the table Mappings. */
export const meansHelp = `${words(mappedColumns)}; or, with its value under File header, ${words(mappingOptions)}.`;

const header = z.string().check(z.minLength(1));
const optionalHeader = z.optional(header);

/** A mapping as it is kept: which header of a file means what, and how its cells are written. */
const mappingShape = {
  name: header,
  columns: z.optional(
    z.strictObject({
      date: optionalHeader,
      user: optionalHeader,
      credits: optionalHeader,
      contract: optionalHeader,
      service: optionalHeader,
      job: optionalHeader,
      chargeId: optionalHeader,
      quantity: optionalHeader,
      paidFrom: optionalHeader,
      unit: optionalHeader,
      name: optionalHeader,
    }),
  ),
  dayOrder: z.optional(z.enum(dayOrders)),
  numberStyle: z.optional(z.enum(numberStyles)),
  unit: z.optional(z.enum(units)),
  timeZone: z.optional(header),
  contract: z.optional(header),
  period: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}$/))),
};
const mappingSchema = z.strictObject(mappingShape);

/** How one export that nobody has seen before is read. Without columns it completes a recognised export. */
export type Mapping = z.infer<typeof mappingSchema>;

/** The name of the kind of file that holds one mapping. */
export const MAPPING_FILE = "credit-roster/mapping/1";

/** A mapping file (JSON): the contract with other programs, and what `--map` reads. */
export const mappingFileSchema = z.strictObject({ schema: z.optional(z.literal(MAPPING_FILE)), ...mappingShape });

/** A mapping, where it stands, and whether it was given for this run: then it outranks the recognised formats. */
export type KnownMapping = { readonly mapping: Mapping; readonly at: Location; readonly isAsked: boolean };

/** A mapping as the text of its file: what was left to be filled in stands as `""`. */
export function mappingJson(mapping: MappingDraft): string {
  const { name, columns, ...options } = mapping;
  const kept = <T extends object>(keys: readonly string[], from: T) =>
    keys.filter((key) => key in from).map((key) => [key, (from as Record<string, unknown>)[key]]);
  const file = {
    schema: MAPPING_FILE,
    name,
    ...(columns === undefined ? {} : { columns: Object.fromEntries(kept(Object.keys(mappedColumns), columns)) }),
    ...Object.fromEntries(kept(Object.keys(mappingOptions), options)),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A mapping that may have gaps: `""` is to be filled in. */
export type MappingDraft = {
  readonly name: string;
  readonly columns?: Partial<Readonly<Record<MappedColumn, string | undefined>>> | undefined;
} & Partial<Readonly<Record<MappingOption, string | undefined>>>;
