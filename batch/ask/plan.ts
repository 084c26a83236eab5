import { type Command, InvalidArgumentError, Option } from "commander";
import type { PlainDate } from "../../core/calendar.ts";
import { type MicroCredits, parseMillionths } from "../../core/credits.ts";
import type { AskedJob } from "../../core/plan/jobs.ts";
import { planExamples } from "../help-texts.ts";
import { day } from "./day.ts";
import { addSources, type GivenSources, type Sources, sourcesOf } from "./sources.ts";

/** What `plan` was asked. */
export type PlanOptions = Sources & {
  readonly jobs: readonly AskedJob[];
  /** The day of the jobs; there when there are any. */
  readonly on: PlainDate | undefined;
  /** The contract whose credits the jobs take. */
  readonly contract: string | undefined;
  readonly json: boolean;
  readonly color: boolean;
};

/** Jobs of one service that are planned at most. */
const MOST_JOBS = 1_000_000;

/** The command `plan`. */
export function addPlan(program: Command, take: (options: PlanOptions) => void): void {
  type Given = GivenSources & {
    job?: readonly AskedJob[];
    on?: PlainDate;
    contract?: string;
    json?: boolean;
    color: boolean;
  };
  const plan = program
    .command("plan")
    .description("when to order how many blocks, what they cost, and what would lapse; all of it estimates")
    .addHelpText(
      "after",
      `\nExamples:${planExamples}\n\nExit codes: 0 all could be read, 2 not all, or a job that cannot be planned, 3 a fault of the program.`,
    );
  addSources(plan, { findings: false })
    .addOption(
      new Option("--job <service=amount>", "work ahead, again and again: credits, or so many jobs (10x)").argParser(
        job,
      ),
    )
    .addOption(new Option("--on <day>", "the day of the jobs").argParser(day))
    .option("--contract <number>", "whose credits the jobs take; needed where their service does not tell")
    .option("--json", "print the plan as JSON")
    .option("--no-color", "no colours")
    .action((given: Given, command: Command) => {
      const sources = sourcesOf(given);
      if (typeof sources === "string") return command.error(sources);
      const jobs = given.job ?? [];
      if (jobs.length > 0 && given.on === undefined) {
        return command.error("error: say on which day the jobs are, such as --on 2026-05-10");
      }
      if (jobs.length === 0 && (given.on !== undefined || given.contract !== undefined)) {
        return command.error("error: --on and --contract are about jobs: give --job, such as --job Rendering=400");
      }
      take({
        ...sources,
        jobs,
        on: given.on,
        contract: given.contract,
        json: given.json === true,
        color: given.color,
      });
    });
}

/** `Rendering=400` (credits) or `Rendering=10x` (jobs). */
function job(text: string, before: readonly AskedJob[] = []): readonly AskedJob[] {
  const at = text.lastIndexOf("=");
  const service = text.slice(0, Math.max(0, at)).trim();
  const amount = text.slice(at + 1).trim();
  const refuse = () => {
    throw new InvalidArgumentError(
      "Write the service, =, and the credits or the number of jobs, such as Rendering=400 or Rendering=10x.",
    );
  };
  if (at === -1 || service === "") refuse();
  const times = /^(\d+) ?[x×]$/i.exec(amount)?.[1];
  if (times !== undefined) {
    const jobs = Number(times);
    if (jobs < 1 || jobs > MOST_JOBS) refuse();
    return [...before, { service, jobs }];
  }
  const credits = parseMillionths(amount, "1234.5");
  if (!Number.isFinite(credits) || credits <= 0) refuse();
  return [...before, { service, credits: credits as MicroCredits }];
}
