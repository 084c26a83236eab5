import { expect, test } from "vitest";
import { figure, total } from "../../../core/report/figures.ts";
import { only, rowsOf, textOf } from "../../support/page.ts";
import { describePages, sorted, unitTitles } from "../../support/page-runs.ts";

// the page against its run: its pictures, and who used most

describePages((run, page) => {
  test("pictures show the balances, purchases, lapses, last days and uses of the run", () => {
    const { contracts, months, pools, overdrafts, asOf } = run();
    const shown = page();
    for (const figureElement of shown.querySelectorAll('figure[id^="balance-"]')) {
      const title = textOf(only(figureElement, "h3"));
      const contract = contracts.find(
        (row) => title === `Balance of ${row.contract ?? "no contract"} (${unitTitles[row.unit]})`,
      );
      const rows = rowsOf(shown, `${figureElement.id}-figures`);
      const own = months.filter((row) => row.contract === contract?.contract && row.unit === contract.unit);
      expect(rows.filter(([, what]) => what === "Balance").map(([, , amount, from]) => [amount, from])).toEqual(
        own.map((row) => [figure(row.balance), row.month]),
      );
      const shared = pools.filter(
        (row) => row.holder === null && row.contract === contract?.contract && row.unit === contract.unit,
      );
      expect(sorted(rows.filter(([, what]) => what === "Bought" || what === "Begins"))).toEqual(
        sorted(
          shared
            .filter(({ firstDay, state }) => firstDay !== null && state !== "pending")
            .map((row) => [
              row.firstDay ?? "",
              (row.firstDay ?? "") > asOf ? "Begins" : "Bought",
              figure(row.granted),
              row.pool,
            ]),
        ),
      );
      expect(sorted(rows.filter(([, what]) => what === "Lapsed"))).toEqual(
        sorted(
          shared
            .filter(({ lapsed }) => lapsed > 0)
            .map((row) => [row.lastDay ?? "", "Lapsed", figure(row.lapsed), row.pool]),
        ),
      );
      const forecast = rows.filter(([, what]) => what === "Forecast of the balance");
      expect(forecast.at(-1)?.slice(0, 3) ?? [contract?.runsOutOn]).toEqual(
        forecast.length === 0 ? [null] : [contract?.runsOutOn, "Forecast of the balance", "0"],
      );
    }
    for (const unit of ["cloud-credit", "flex-token"] as const) {
      const ends = rowsOf(shown, `ends-${unit}-figures`);
      const waiting = pools.filter(
        (row) =>
          row.unit === unit &&
          row.remaining > 0 &&
          row.lastDay !== null &&
          (row.state === "active" || row.state === "upcoming"),
      );
      expect(total(ends.map(([, , , amount = "0"]) => Number(amount.replaceAll(",", ""))))).toBe(
        total(waiting.map(({ remaining }) => remaining)),
      );
      expect(total(ends.map(([, , count = "0"]) => Number(count)))).toBe(waiting.length);
      const uses = rowsOf(shown, `use-${unit}-figures`);
      for (const [month = "", ...amounts] of uses) {
        const own = months.filter((row) => row.unit === unit && row.month === month);
        const settled = overdrafts
          .filter((row) => row.unit === unit)
          .flatMap((row) => row.settled.filter(({ day }) => day.startsWith(month)));
        expect(amounts).toEqual(
          [
            own.map(({ used }) => used),
            own.map(({ refunded }) => refunded),
            own.map(({ fromOwn }) => fromOwn),
            own.map(({ fromShared }) => fromShared),
            settled.map(({ amount }) => amount),
            own.map(({ overdrawn }) => overdrawn),
          ].map((parts) => figure(total(parts))),
        );
      }
      expect(uses.map(([month]) => month)).toEqual(
        months.some((row) => row.unit === unit && row.used > 0)
          ? [...new Set(months.filter((row) => row.unit === unit).map(({ month }) => month))].sort()
          : [],
      );
    }
  });

  test("who used most are the largest of people, services and offices", () => {
    const { people, services, chargeback } = run();
    const shown = page();
    for (const unit of ["cloud-credit", "flex-token"] as const) {
      const most = (uses: readonly number[]) =>
        [...uses]
          .filter((used) => used > 0)
          .sort((a, b) => b - a)
          .slice(0, 8)
          .map(figure);
      const used = (id: string) => rowsOf(shown, `top-${id}-${unit}`).map(([, amount]) => amount);
      expect(used("people")).toEqual(most(people.filter((row) => row.unit === unit).map((row) => row.used)));
      expect(used("services")).toEqual(most(services.filter((row) => row.unit === unit).map((row) => row.used)));
      const charges = chargeback.filter((row) => row.unit === unit);
      const offices = [...new Set(charges.map(({ office }) => office))].map((office) =>
        total(charges.filter((row) => row.office === office).map((row) => row.used)),
      );
      expect(used("offices")).toEqual(most(offices));
    }
  });
});
