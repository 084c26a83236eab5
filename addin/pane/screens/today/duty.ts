import type { PlainDate } from "../../../../core/calendar.ts";
import type { PersonKey } from "../../../../core/person.ts";
import type { Roster } from "../../../../core/roster/roster.ts";
import type { Locale } from "../../locale.ts";
import type { ScreenName } from "../../state.ts";
import type { StruckBalances } from "../../struck-balances.ts";
import type { Shown } from "../findings/view.ts";
import type { Advice } from "../purchases/advice.ts";

/** One thing that somebody should do: what, why, by when, and the screen on which it is done. */
export type Duty = {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  /** By which day, or when it lapses. */
  readonly dueOn: PlainDate | undefined;
  readonly tone: "plain" | "soon" | "bad";
  readonly screen: ScreenName;
  readonly opened: string | undefined;
  /** Which findings are listed when the screen Findings is opened. */
  readonly shown?: Shown;
  /** Whom a reminder can be sent to, whose text the screen offers to copy. */
  readonly remind?: PersonKey;
};

/** What is looked at to say what needs doing. */
export type DutyQuestion = {
  readonly roster: Roster;
  readonly struck: StruckBalances | undefined;
  readonly today: PlainDate;
  readonly locale: Pick<Locale, "day" | "amount" | "month" | "number">;
  /** What the screen Purchases advises to order by the run that the pane holds; absent without one. */
  readonly advice?: readonly Advice[] | undefined;
};
