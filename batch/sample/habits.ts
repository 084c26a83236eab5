import {
  firstDayOf,
  type Month,
  monthOf,
  monthsBetween,
  nextMonth,
  type PlainDate,
  plusDays,
} from "../../core/calendar.ts";
import { credits, type MicroCredits, micro } from "../../core/credits.ts";
import { type Charge, day, FIRST_DAY, LAST_DAY, type Service, workingDays } from "./charges.ts";
import { type Habit, named, type Person } from "./people.ts";
import { type Random, randomOf, someOf, wholeBetween } from "./random.ts";

/** Everyday use from the month after registration until leaving: small, but for the heavy users, so that own credits pay. */
export function habitCharges(person: Person): readonly Charge[] {
  const { registeredOn, leftOn } = person;
  if (registeredOn === undefined) return [];
  const firstDay = registeredOn < FIRST_DAY ? FIRST_DAY : firstDayOf(nextMonth(monthOf(registeredOn)));
  const lastDay = leftOn === undefined ? LAST_DAY : plusDays(leftOn, -2);
  return person.habits.flatMap((habit) => {
    const random = randomOf(`${person.email} ${habit.service.name}`);
    const begun = wholeBetween(random, 0, 2);
    return monthsBetween(monthOf(firstDay), monthOf(lastDay)).flatMap((month, index) => {
      const amounts = amountsOf(habit, random, month, levelOf(habit, begun + index));
      const days = someOf(random, workingDays(month, firstDay, lastDay), amounts.length);
      return days.map((date, at) => chargeOf(person, habit, date, amounts[at] ?? habit.service.least));
    });
  });
}

function chargeOf(person: Person, { service }: Habit, date: PlainDate, amount: MicroCredits): Charge {
  const { email, name } = identityOn(person, date);
  return { date, user: email, name, service, amount };
}

function amountsOf(habit: Habit, random: Random, month: Month, total: number): readonly MicroCredits[] {
  const { service, jobs } = habit;
  const isOff = random() < (month === "2025-08" ? 0.5 : 0.1);
  if (isOff && jobs < 3) return [];
  if (service.jobs === undefined) return new Array<MicroCredits>(total).fill(service.least);
  return splitOf(random, service, micro(total * credits(1)), jobs);
}

/** A quiet, a busy and a usual month in turn: months differ, and none stands out (no `unusual-use` by accident). */
function levelOf({ least, most }: Habit, turn: number): number {
  return [least, most, (least + most) / 2][turn % 3] ?? least;
}

/** The month's credits, split by chance over its jobs, each at least the service's smallest charge. */
function splitOf(random: Random, service: Service, total: MicroCredits, jobs: number): readonly MicroCredits[] {
  const count = Math.max(1, Math.min(jobs, Math.floor(total / service.least)));
  const amounts = new Array<number>(count).fill(service.least);
  for (let left = total - count * service.least; left > 0; left -= service.step) {
    const at = wholeBetween(random, 0, count - 1);
    amounts[at] = (amounts[at] ?? 0) + service.step;
  }
  return amounts.map(micro);
}

/** Until the new address was given out, the exports show the former one. */
function identityOn(person: Person, date: PlainDate): { readonly email: string; readonly name: string } {
  return person.former !== undefined && date < day("2025-09-01") ? person.former : person;
}

/**
 * Free previews, started by a schedule: rows of zero on the first and last day of every export, so that each covers its
 * whole period, and on the first of each month between. They are activity, and no finding.
 */
export function previews(service: Charge["service"], who: string, lastDays: readonly PlainDate[]): readonly Charge[] {
  const firsts = monthsBetween(monthOf(FIRST_DAY), monthOf(LAST_DAY)).map((month) => day(`${month}-01`));
  const { email, name } = named(who);
  return [...firsts, ...lastDays].map((date) => ({ date, user: email, name, service, amount: credits(0) }));
}
