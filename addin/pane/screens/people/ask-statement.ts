import type { Session } from "../../session.ts";

/** One thing that happened to somebody's credits, as far as the page shows it. Amounts and balances are credits. */
export type StatementEntry = {
  readonly day: string | undefined;
  readonly title: string;
  readonly amount: number;
  readonly words: string;
  readonly use: string | undefined;
  readonly place: string | undefined;
};

/** A person's statement, or the sentence that says why there is none. */
export type StatementAnswer =
  | { readonly kind: "unknown"; readonly reason: string }
  | {
      readonly kind: "found";
      readonly asOf: string;
      readonly parts: readonly {
        readonly unit: string;
        readonly entries: readonly StatementEntry[];
        readonly accounts: readonly { readonly title: string; readonly equation: string }[];
        readonly notes: readonly string[];
      }[];
      readonly text: string;
    };

type AskStatement = (name: "statement", given: { readonly person: string }) => Promise<StatementAnswer>;

/** Asks the worker what happened to somebody's credits. Fails with a plain `Error` where no answer is kept any more. */
export function askStatement(session: Session, person: string): Promise<StatementAnswer> {
  return (session.ask as unknown as AskStatement)("statement", { person });
}
