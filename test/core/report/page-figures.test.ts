import type { HTMLElement } from "node-html-parser";
import { beforeAll, describe, expect, test } from "vitest";
import { causesOf } from "../../../core/report/causes.ts";
import { amountOf, figure, money, roughly, total } from "../../../core/report/figures.ts";
import { needsSomebody } from "../../../core/report/finding-groups.ts";
import { summarise } from "../../../core/report/summary.ts";
import type { RunFile } from "../../../core/run-file.ts";
import { largeFirm } from "../../support/large-firm.ts";
import { cellsOf, figuresIn, only, pageOf, rowsOf, textOf } from "../../support/page.ts";
import { reconciledSample, sample } from "../../support/reconcile-sample.ts";
import { sampleRun } from "../../support/run-file-sample.ts";

const unitTitles = { "cloud-credit": "Cloud credits", "flex-token": "Flex tokens", "eba-token": "EBA tokens" } as const;
const severalContracts = largeFirm(20, 12);
const runs: Record<string, RunFile> = {
  "a run of every kind": sampleRun(),
  "a firm of several contracts": {
    ...severalContracts,
    chargeback: severalContracts.chargeback.filter(({ month }, index) => month > "2025-11" && index % 9 === 0),
  },
};

beforeAll(async () => {
  runs["the sample"] = await reconciledSample(`${sample}roster.xlsx`);
});

const dash = (value: string | number | null) =>
  value === null || value === "" ? "–" : typeof value === "number" ? figure(value) : value;
const sorted = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(" | ")).sort();

describe.each(["a run of every kind", "a firm of several contracts", "the sample"])("%s", (name) => {
  const run = () => runs[name] as RunFile;
  const page = () => pageOf(run());

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

  test("each card holds its unit's figures", () => {
    const { totals, months, asOf, contracts } = run();
    const cards = page().querySelectorAll("article.card");
    expect(cards).toHaveLength(totals.length);
    for (const [index, total_] of totals.entries()) {
      const card = cards[index] as HTMLElement;
      const facts = new Map(
        card.querySelectorAll("dl div").map((one) => [textOf(only(one, "dt")), textOf(only(one, "dd"))]),
      );
      const { unit } = total_;
      expect(textOf(only(card, ".big"))).toBe(`${figure(total_.remaining)} in force`);
      const used = months.filter((row) => row.unit === unit && row.month === asOf.slice(0, 7)).map((row) => row.used);
      expect(facts.get(`Used in ${asOf.slice(0, 7)}`)).toBe(figure(total(used)));
      const expiring = summarise(run()).expiring.filter((one) => one.unit === unit);
      const soonest = expiring.map(({ lastDay }) => lastDay).sort()[0];
      expect(facts.get("Expires within 90 days")).toBe(
        expiring.length === 0 ? "0" : `${figure(total(expiring.map(({ amount }) => amount)))} first on ${soonest}`,
      );
      expect(facts.get("Overdrawn")).toBe(figure(total_.overdrawn));
      expect(facts.get("Still open")).toBe(figure(total_.open));
      const order = contracts
        .filter((row) => row.unit === unit && row.orderBy !== null)
        .map((row) => row.orderBy)
        .sort()[0];
      expect(facts.get("Order by (estimate)")).toMatch(new RegExp(`^${order ?? "no forecast"}`));
      expect(facts.get("Under way or upcoming") ?? "0").toBe(figure(total_.pending));
      expect(textOf(only(card, ".legend"))).toBe(
        `in force drawn ${figure(total_.drawn)} lapsed ${figure(total_.lapsed)} of ${figure(total([total_.granted, total_.adjusted]))}`,
      );
    }
  });

  test("each cause has the sums of its findings, and each finding its own figures", () => {
    const groups = causesOf(run().findings.filter(needsSomebody));
    const shown = page();
    if (groups.length >= 3) {
      expect(rowsOf(shown, "causes").map(([heading, severity, count]) => [heading, severity, count])).toEqual(
        groups.map((group) => [group.heading, group.severity, figure(group.findings.length)]),
      );
    }
    for (const [index, group] of groups.entries()) {
      const cause = only(shown, `#cause-${index + 1}`);
      const items = cause.querySelectorAll("li.finding");
      expect(items).toHaveLength(group.findings.length);
      for (const [at, finding] of group.findings.entries()) {
        const text = textOf(items[at] as HTMLElement);
        expect(text).toContain(finding.subject);
        if (finding.unit !== null) expect(text).toContain(`Amount ${roughly(finding.amount, finding.unit)}`);
        if (finding.cost !== null) expect(text).toContain(`Cost ${money(finding.cost, finding.currency)}`);
        if (finding.dueOn !== null) expect(text).toContain(`By ${finding.dueOn}`);
        if (finding.evidence.length > 0) expect(text).toMatch(new RegExp(`Evidence: ${finding.evidenceCount} places?`));
      }
    }
  });

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

  test("no figure is without a trail: each one at the top leads to a row, a cause or a section that has it", () => {
    const shown = page();
    const loose: string[] = [];
    const tops = [
      ".masthead .verdict",
      ".masthead .account",
      "article.card dd",
      ".big",
      ".rank td",
      "#cost-table tbody td.number",
      ".steps li p + p",
    ];
    for (const part of tops.flatMap((selector) => shown.querySelectorAll(selector))) {
      for (const link of part.querySelectorAll("a.trail")) {
        const target = only(shown, link.getAttribute("href") as string);
        const whole = target.tagName === "H2" ? (target.parentNode as HTMLElement) : target;
        // a sum of rows leads to the first of them
        const isSum = part.closest("#cost-table") !== null || part.closest('[id^="top-offices"]') !== null;
        for (const amount of isSum ? [] : figuresIn(link.text)) {
          if (!figuresIn(textOf(whole)).includes(amount)) loose.push(`${link.text} -> ${link.getAttribute("href")}`);
        }
      }
      const unlinked = part.childNodes
        .filter((node) => !("querySelector" in node))
        .map((node) => node.text)
        .join(" ");
      if (figuresIn(unlinked).length > 0) loose.push(`${textOf(part)} has no link`);
    }
    expect(loose).toEqual([]);
  });
});
