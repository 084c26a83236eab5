import type { PageCell, PageSheet, TableSheet } from "../files/workbook-sketch.ts";
import { unitTitle } from "../report/figures.ts";
import { type Summary, summarise } from "../report/summary.ts";
import type { RunFile, RunFinding } from "../run-file.ts";
import { EXPIRING } from "./figure-sheets.ts";

type Line = readonly PageCell[];

/** What a standing means and what to do about it, in the order in which they matter; how it is marked on the sheet. */
const standings: readonly (readonly [RunFinding["standing"], PageCell["look"], string])[] = [
  ["new", "new", "Found for the first time."],
  ["grown", "alarm", "Accepted once, and now above the decided amount. To accept it again, clear Decided amount."],
  [
    "expired",
    "expiring",
    "Accepted until a day that has passed. To accept it again, type a later day or clear the cell.",
  ],
  ["open", "label", "Seen before and not accepted: undecided, to fix, or marked resolved and still found."],
  ["accepted", "settled", "Accepted, at most this large, and its day has not passed. It needs nobody."],
  ["gone", "settled", "Seen before and not found any more. It needs nobody."],
];

const steps: readonly (readonly [string, string])[] = [
  [
    "1  Look",
    "Sheet Findings, from the top: what needs somebody stands first, the gravest and largest before the others.",
  ],
  [
    "2  Decide",
    "Choose a Decision: accepted (it may stay), to fix (somebody sees to it) or resolved (it is put right).",
  ],
  ["", "Leave Decided amount blank to accept the Amount beside it. What grows above it comes back."],
  [
    "",
    "Type Decided by and Decided on; Accepted until if it may stay for a time only; Assigned to and Remark as you like.",
  ],
  ["3  Save", "Under any name, in Excel or LibreOffice. Sorting, filtering and columns of your own do no harm."],
  [
    "4  Give back",
    "Add it to the next run: credit-roster reconcile … --decisions review.xlsx --since reconciliation.json",
  ],
  ["", "Its new workbook holds what is decided here, so the next review goes on from this one."],
];

/** What each sheet is for, by its name. */
const purposes: Readonly<Record<string, string>> = {
  Findings: "What was found and what was decided. The dark headers are yours to fill.",
  People: "What each person used, who paid it, and what is left of their own.",
  Pools: "Every purchase and every individual credit: given, drawn, lapsed, remaining, last day.",
  Contracts: "The shared credits of each contract, when they run out, and what to order by when.",
  Months: "Use, overdrafts and the balance of each contract, month by month.",
  "Charge-back": "Use by office and cost centre, with its cost where a price is known.",
  Charts: "Balances over the months, and credits by their last day.",
};

/** The first sheet: the run in a few lines, how to decide, what words and colours mean. */
export function readMeSheet(run: RunFile, sheets: readonly (TableSheet | PageSheet)[]): PageSheet {
  const summary = summarise(run);
  const lines: readonly Line[] = [
    [{ text: `${summary.title}: review`, look: "title" }],
    plain(summary.verdict),
    plain(`${summary.findings} ${summary.rows}`),
    ...(summary.incomplete === null ? [] : [warned(summary)]),
    [],
    heading("Balances"),
    ...totals(run),
    [],
    heading("How to decide"),
    ...steps.map(([name, what]) => label(name, what)),
    [],
    heading("What a Standing means"),
    ...standings.map(([text, look, what]): Line => [{ text, ...(look === undefined ? {} : { look }) }, { text: what }]),
    [],
    heading("What colours mean"),
    [
      { text: "Bold on red", look: "alarm" },
      { text: "An error, credits overdrawn or still open, or a day that is over." },
    ],
    [
      { text: "Bold on amber", look: "expiring" },
      { text: `A warning, or a last day that is near; the State of such a pool is ${EXPIRING}.` },
    ],
    [{ text: "Slanted on red", look: "lapsed" }, { text: "Credits that have lapsed: they are gone." }],
    [{ text: "Slanted on grey", look: "settled" }, { text: "Settled: accepted, or gone." }],
    [
      { text: "Dark header", look: "strong header" },
      { text: "Yours to fill. Rest the pointer on a header for a note." },
    ],
    [{ text: "Pale header", look: "header" }, { text: "The program's: what is typed there is not read." }],
    [],
    heading("Sheets"),
    ...sheets.map(({ name }): Line => [{ text: name, leadsTo: name }, { text: purposes[name] ?? "" }]),
  ];
  return {
    kind: "page",
    name: "Read me",
    landscape: true,
    widths: [3, 20, ...Array.from({ length: 8 }, () => 14)],
    rows: lines.map((line) => (line.length === 0 ? [] : [{ text: "" }, ...line])),
  };
}

function warned({ incomplete }: Summary): Line {
  return [{ text: "Incomplete", look: "alarm" }, { text: `${incomplete} The end of report.html says what to mend.` }];
}

/** The figures of each unit, of every pool. */
function totals({ totals: rows }: RunFile): readonly Line[] {
  const headers = ["Used", "Granted", "Remaining", "Pending", "Lapsed", "Overdrawn", "Still open"];
  return [
    [{ text: "Every pool", look: "header" }, ...headers.map((text): PageCell => ({ text, look: "number header" }))],
    ...rows.map(
      ({ unit, used, granted, remaining, pending, lapsed, overdrawn, open }): Line => [
        { text: unitTitle(unit), look: "label" },
        ...[used, granted, remaining, pending, lapsed].map(figure),
        ...[overdrawn, open].map((amount) =>
          amount > 0 ? { ...figure(amount), look: "alarm" as const } : figure(amount),
        ),
      ],
    ),
  ];
}

function figure(amount: number): PageCell {
  return { text: "", figure: amount };
}

function heading(text: string): Line {
  return [{ text, look: "heading" }];
}

function label(name: string, meaning: string): Line {
  return [{ text: name, look: "label" }, { text: meaning }];
}

function plain(text: string): Line {
  return [{ text, look: "plain" }];
}
