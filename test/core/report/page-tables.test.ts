import { expect, test } from "vitest";
import { amountOf, figure, money, total } from "../../../core/report/figures.ts";
import { cellsOf, rowsOf } from "../../support/page.ts";
import { dash, describePages, sorted, unitTitles } from "../../support/page-runs.ts";

// the page against its run: the rows of its tables

describePages((run, page) => {
  test("every row of the ledger's tables stands in the page with all of its figures", () => {
    const { totals, contracts, pools, people, months, chargeback, services, overdrafts } = run();
    const shown = page();
    expect(rowsOf(shown, "totals")).toEqual(
      totals.map((row) => [
        unitTitles[row.unit],
        ...[row.granted, row.adjusted, row.drawn, row.lapsed, row.remaining, row.pending].map(figure),
        ...[row.used, row.refunded, row.overdrawn, row.open].map(figure),
      ]),
    );
    expect(rowsOf(shown, "contract-table")).toEqual(
      contracts.map((row) => [
        dash(row.contract),
        unitTitles[row.unit],
        ...[row.granted, row.adjusted, row.drawn, row.lapsed, row.remaining, row.pending].map(figure),
        ...[row.overdrawn, row.open].map(figure),
      ]),
    );
    expect(rowsOf(shown, "forecast")).toEqual(
      contracts
        .filter(({ burnPerDay }) => burnPerDay !== null)
        .map((row) => [
          dash(row.contract),
          unitTitles[row.unit],
          ...[row.burnPerDay, row.runsOutOn, row.orderBy, row.blocks, row.expectedWaste].map(dash),
        ]),
    );
    expect(sorted(rowsOf(shown, "pool-table").map((row) => [...row.slice(0, 13), ...row.slice(14)]))).toEqual(
      sorted(
        pools.map((row) => [
          row.source === "individual" ? "individual" : row.pool,
          ...[row.contract, row.holder ?? "shared", row.source, row.state, unitTitles[row.unit]].map(dash),
          ...[row.granted, row.adjusted, row.drawn, row.lapsed, row.remaining].map(figure),
          ...[row.firstDay, row.lastDay, row.expectedWaste, money(row.wasteCost, row.currency)].map(dash),
        ]),
      ),
    );
    expect(sorted(rowsOf(shown, "people-table"))).toEqual(
      sorted(
        people.map((row) => [
          row.name === null ? row.email : `${row.name} ${row.email}`,
          ...[row.office, row.costCentre, row.contract].map(dash),
          row.onRoster ? dash(row.registration) : "not on the roster",
          unitTitles[row.unit],
          ...[row.used, row.fromOwn, row.fromShared, row.overdrawn, row.open].map(figure),
          ...[row.ownGranted, row.ownRemaining, row.ownLapsed].map(figure),
        ]),
      ),
    );
    expect(sorted(rowsOf(shown, "month-table"))).toEqual(
      sorted(
        months.map((row) => [
          row.month,
          row.contract ?? "no contract",
          unitTitles[row.unit],
          ...[row.used, row.refunded, row.fromOwn, row.fromShared, row.overdrawn, row.open, row.lapsed].map(figure),
          figure(row.balance),
        ]),
      ),
    );
    expect(sorted(rowsOf(shown, "charge-table"))).toEqual(
      sorted(
        chargeback.map((row) => [
          row.month,
          ...[row.office, row.costCentre, unitTitles[row.unit], row.used, row.fromShared].map(dash),
          ...[money(row.cost, row.currency), row.unpriced].map(dash),
        ]),
      ),
    );
    expect(sorted(rowsOf(shown, "service-table"))).toEqual(
      sorted(
        services.map((row) => [row.service ?? "not named", unitTitles[row.unit], figure(row.used), figure(row.people)]),
      ),
    );
    expect(sorted(rowsOf(shown, "overdraft-table").map((row) => [...row.slice(0, 7), ...row.slice(8)]))).toEqual(
      sorted(
        overdrafts.map((row) => [
          ...[row.day, row.person, row.contract ?? "no contract", unitTitles[row.unit], row.service].map(dash),
          ...[row.amount, row.open].map(figure),
          `${row.at.file}:${row.at.line}`,
        ]),
      ),
    );
  });

  test("the files add up to all rows, and settings, problems and assumptions are all told", () => {
    const { inputs, rows, settings, diagnostics } = run();
    const shown = page();
    const counts = (row: (typeof inputs)[number] | (typeof rows & { rows: number })) =>
      [row.rows, row.counted, row.duplicate, row.earlier, row.later, row.leftOut, row.zero].map(figure);
    expect(rowsOf(shown, "input-table")).toEqual(
      inputs.map((input) => [
        `${input.file} ${input.sha256}`,
        ...[input.format ?? "not recognised", input.firstDay, input.lastDay].map(dash),
        ...counts(input),
      ]),
    );
    const foot = shown.querySelectorAll("#input-table tfoot tr").map(cellsOf);
    expect(foot.map((row) => row.slice(4))).toEqual([counts({ ...rows, rows: rows.read })]);
    expect(sorted(rowsOf(shown, "setting-table"))).toEqual(
      sorted(
        Object.entries(settings).map(([key, value]) => [key, value === null || value === "" ? "–" : String(value)]),
      ),
    );
    const told = [...rowsOf(shown, "problem-table"), ...rowsOf(shown, "note-table")].map(([message]) => message);
    expect(told).toHaveLength(diagnostics.length);
    for (const { message, code } of diagnostics) expect(told).toContain(`${message} ${code}`);
  });

  test("charge-back adds up by office, cost centre and month, what has no price apart", () => {
    const { chargeback } = run();
    const shown = page();
    const months = [...new Set(chargeback.map(({ month }) => month))].sort().slice(-6);
    const rows = [...rowsOf(shown, "cost-table"), ...shown.querySelectorAll("#cost-table tfoot tr").map(cellsOf)];
    expect(rows.length).toBeGreaterThan(1);
    for (const [office = "", centre = "", ...cells] of rows) {
      const own = chargeback.filter(
        (row) => office === "All" || ((row.office ?? "no office") === office && (row.costCentre ?? "–") === centre),
      );
      for (const [at, cell] of cells.entries()) {
        const charges = at < months.length ? own.filter((row) => row.month === months[at]) : own;
        for (const currency of new Set(charges.flatMap((row) => row.currency ?? []))) {
          const cost = total(charges.filter((row) => row.currency === currency).map((row) => row.cost ?? 0));
          expect(cell).toContain(money(cost, currency));
        }
        for (const unit of ["cloud-credit", "flex-token"] as const) {
          const unpriced = total(charges.filter((row) => row.unit === unit).map((row) => row.unpriced));
          if (unpriced !== 0) expect(cell).toContain(amountOf(unpriced, unit));
        }
        if (charges.every((row) => row.cost === null && row.unpriced === 0)) expect(cell).toBe("–");
      }
    }
  });
});
