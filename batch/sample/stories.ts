import { credits, type MicroCredits, micro } from "../../core/credits.ts";
import { type Charge, day, type Service, services } from "./charges.ts";
import { named } from "./people.ts";

/** One thing that happens for a reason: the words for the README, and the lines that it adds to the exports. */
export type Story = {
  readonly what: string;
  readonly when: string;
  readonly why: string;
  /** The finding that shows it, with the figure to expect. */
  readonly shows: string;
  readonly charges: readonly Charge[];
};

/** The pool is eaten before the next one is applied: `overdraft`, settled under carry; and `unusual-use` of Zoë. */
const competition: Story = {
  what: "Zoë and Tiago render for a competition until nothing is left; the next purchase pays the rest later.",
  when: "2025-06-09 to 06-13",
  why: "The next pool was ordered on 06-11, the day before it was needed, and applied on 06-17.",
  shows:
    "`overdraft`: 140.5 overdrawn on 06-12 and 06-13, nothing still open; `unusual-use`: Zoë, Rendering, 460 in June",
  charges: [
    ...use("Zoë Lindqvist", services.rendering, { "2025-06-09": 64, "2025-06-10": 88, "2025-06-11": 96 }),
    ...use("Zoë Lindqvist", services.rendering, { "2025-06-12": 112, "2025-06-13": 60 }),
    ...use("Tiago Moura Leal", services.rendering, { "2025-06-11": 45, "2025-06-12": 55, "2025-06-13": 40 }),
  ],
};

/** The last token is spent before the quarter ends: `overdraft` that is still open, `pool-running-out` and `pool-low`. */
const tender: Story = {
  what: "A tender in Graz needs two people more on a day for which too few tokens are left.",
  when: "2026-03-31",
  why: "The purchase of December was one block short; the next is applied on 2026-04-02.",
  shows: "`overdraft`: 21 tokens, still open; `pool-running-out` and `pool-low`: nothing left of 700",
  charges: [
    ...use("Viktor Grabnegger", services.revit, { "2026-03-31": 10 }),
    ...use("Hanna Zöchling", services.revit, { "2026-03-31": 10 }),
  ],
};

/** An address that nobody knows and that looks like a colleague's: `unknown-person`. */
const privateAddress: Story = {
  what: "Somebody renders as joana.teixeira@example.net; the shared pool pays.",
  when: "2026-01-20 to 01-22",
  why: "Perhaps Joana, signed in with a private account: somebody has to ask her.",
  shows: "`unknown-person`: 17; Joana Teixeira is suggested, never assumed",
  charges: use({ email: "joana.teixeira@example.net", name: "J. Teixeira" }, services.rendering, {
    "2026-01-20": 8,
    "2026-01-21": 5,
    "2026-01-22": 4,
  }),
};

/** Use in the days between invitation and registration: `used-before-start`. */
const tooEarly: Story = {
  what: "Yuki runs an energy analysis four days before the own credits begin; the shared pool pays.",
  when: "2025-09-11",
  why: "Invited, but the registration was completed only on 09-15.",
  shows: "`used-before-start`: 6",
  charges: use("Yuki Hanamori", services.energy, { "2025-09-11": 6 }),
};

/** A seat that outlives its holder: `used-after-leaving`. */
const tooLate: Story = {
  what: "Gonçalo's AutoCAD is used on two days after he left.",
  when: "2025-12-02 and 12-04",
  why: "His computer was handed on still signed in.",
  shows: "`used-after-leaving`: 14 tokens",
  charges: use("Gonçalo Vidreiro", services.autocad, { "2025-12-02": 7, "2025-12-04": 7 }),
};

/** A failed job is credited back two days later, matched by its job: a refund, and no finding. */
const failedJob: Story = {
  what: "A rendering of Inês fails and is credited back, into the pool that had paid.",
  when: "2025-10-14 and 10-16",
  why: "The vendor refunds failed jobs; both lines name the job RND-FAILED-1.",
  shows: "no finding; refunded 9",
  charges: [
    ...use("Inês Carvalhal", services.rendering, { "2025-10-14": 9 }, "RND-FAILED-1"),
    ...use("Inês Carvalhal", services.rendering, { "2025-10-16": -9 }, "RND-FAILED-1"),
  ],
};

/** What only the roster knows, or habits bring about: no lines of their own. */
const quietStories: readonly Story[] = [
  quiet(
    "The first Flex pool ends with tokens in it.",
    "2025-12-11",
    "It was meant for a year with more work; three months later they are missed.",
    "`pool-lapsed`: FX-2024-01, 110 tokens, 330 EUR",
  ),
  quiet(
    "The last cloud pool ends in 73 days; at today's pace it will not be used up.",
    "2026-06-12",
    "After the competition more was bought than ordinary work needs.",
    "`pool-expiring`: P-2025-02, 512 left, more than 200 of them (200 EUR) wasted",
  ),
  quiet(
    "Everybody's own credits end with the subscription.",
    "2026-06-15",
    "Own credits cannot be moved or renewed.",
    "`pool-expiring`: 1,074 own credits of 21 people, as one finding",
  ),
  quiet(
    "Sofia leaves with own credits unspent.",
    "2025-08-29",
    "Own credits end with their person.",
    "`individual-stranded` and `pool-lapsed`: 71.5",
  ),
  quiet(
    "Farid was invited and never registered; Lotte was invited last week, which is no finding yet.",
    "2026-02-16, 2026-03-23",
    "Farid's invitation may be in his spam folder.",
    "`registration-stalled`: Farid, 100 waiting",
  ),
  quiet(
    "Katarzyna Nowak becomes Katarzyna Wolska.",
    "2025-09-01",
    "A new address, kept in `Also known as`.",
    "no finding, and no second 100",
  ),
  quiet(
    "The credits of a cloud service end and are renewed; nothing rolls over.",
    "2025-11-01",
    "Renewed with the service.",
    "no finding; CS-2025-02 renews CS-2025-01",
  ),
  quiet(
    "Łukasz buys 100 credits that only he can use.",
    "2025-10-02",
    "The web store sold them to him, not to the firm.",
    "no finding; H-2025-01 is used before the shared pools",
  ),
  quiet("The vendor adds 50 credits.", "2025-07-08", "Goodwill after an outage.", "no finding; adjustment A-2025-01"),
  quiet(
    "More tokens come: one pool is bought, another is only requested.",
    "2026-04-02; 2026-03-27",
    "One for April, one for the summer.",
    "no finding; FX-2026-01 is upcoming, FX-2026-02 pending",
  ),
];

/** Everything that happens in the sample, in the order in which the README tells it. */
export const stories: readonly Story[] = [
  competition,
  tender,
  privateAddress,
  tooEarly,
  tooLate,
  failedJob,
  ...quietStories,
];

function quiet(what: string, when: string, why: string, shows: string): Story {
  return { what, when, why, shows, charges: [] };
}

function use(
  who: string | { readonly email: string; readonly name: string },
  service: Service,
  wholeCredits: Readonly<Record<string, number>>,
  job?: string,
): readonly Charge[] {
  const { email, name } = typeof who === "string" ? named(who) : who;
  return Object.entries(wholeCredits).map(([date, whole]) => {
    const amount: MicroCredits = micro(credits(1) * whole);
    return { date: day(date), user: email, name, service, amount, ...(job === undefined ? {} : { job }) };
  });
}
