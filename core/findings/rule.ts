import type { Facts } from "../accounts/facts.ts";
import type { PlainDate } from "../calendar.ts";
import type { MicroCredits } from "../credits.ts";
import type { Location } from "../diagnostic.ts";
import type { Unit } from "../roster/words.ts";

/** A line of an input file, which has a number. */
export type FilePlace = { readonly file: number; readonly line: number };

/** What a rule sees: a finding before it has a standing. */
export type Sighting = {
  /** The parts of its identity: business names only, ending in the unit where the amount has one (findings.md). */
  readonly key: readonly string[];
  readonly subject: string;
  /** What is so, with figures, in full sentences. */
  readonly message: string;
  /** What to do next, in one sentence. */
  readonly next: string;
  readonly amount: MicroCredits;
  readonly unit: Unit | undefined;
  /** What it costs, where a price is known. */
  readonly cost?: MicroCredits | undefined;
  readonly currency?: string | undefined;
  readonly dueOn?: PlainDate | undefined;
  /** Rows of usage that show it. */
  readonly rows?: readonly number[];
  /** Those of them that are shown before the others, where not all are. */
  readonly shownFirst?: readonly number[];
  /** Other lines of input files that show it. */
  readonly places?: readonly FilePlace[];
  /** Cells of the roster that show it. */
  readonly cells?: readonly Location[];
};

/** The page of a rule, printed by `explain` and in the documentation. */
export type RulePage = {
  readonly means: string;
  readonly matters: string;
  readonly todo: string;
  readonly example: string;
};

/** Many findings of one cause as one: a heading, and one thing to do. */
export type Together = {
  /** `findings` is how many there are, `subjects` how many different first parts their keys have (people, contracts). */
  readonly heading: (findings: number, subjects: number) => string;
  readonly next: string;
};

/** A rule: one file with its name, severity, identity, page, sentences and what it looks for. */
export type Rule = {
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  readonly title: string;
  /** The parts of the key in words. */
  readonly identity: string;
  /** The identity names somebody as an export reported them: it stays, even when the roster knows the address later. */
  readonly namesAsReported?: true;
  readonly page: RulePage;
  /** How several findings of it are told at once. */
  readonly together: Together;
  readonly find: (facts: Facts) => readonly Sighting[];
};

/** Declares a rule. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** The identity of a finding: `<code>/<key>`, with `%` and `/` inside a part written `%25` and `%2F`. */
export function identityOf(code: string, key: readonly string[]): string {
  return [code, ...key.map((part) => part.replaceAll("%", "%25").replaceAll("/", "%2F"))].join("/");
}

/** The code and the parts of the key of an identity. */
export function partsOf(identity: string): readonly string[] {
  return identity.split("/").map((part) => part.replaceAll("%2F", "/").replaceAll("%25", "%"));
}
