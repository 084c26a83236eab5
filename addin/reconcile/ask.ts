import type { Kept } from "./kept.ts";
import type { QuestionName, Questions } from "./protocol.ts";
import { balanceAnswer } from "./questions/balance.ts";
import { closingAnswer } from "./questions/closing.ts";
import { makeFile } from "./questions/file.ts";
import { planAnswer } from "./questions/plan.ts";
import { statementAnswer } from "./questions/statement.ts";
import { writingAnswer } from "./questions/writing.ts";

type Answerers = {
  readonly [Name in QuestionName]: (
    kept: Kept,
    given: Questions[Name]["given"],
  ) => Questions[Name]["answer"] | Promise<Questions[Name]["answer"]>;
};

const answerers: Answerers = {
  file: makeFile,
  statement: statementAnswer,
  plan: planAnswer,
  closing: closingAnswer,
  balance: balanceAnswer,
  writing: writingAnswer,
};

/** Answers a question about the answer that is kept. */
export async function answerQuestion<Name extends QuestionName>(
  kept: Kept,
  name: Name,
  given: Questions[Name]["given"],
): Promise<Questions[Name]["answer"]> {
  return answerers[name](kept, given);
}
