import type { HTMLElement } from "node-html-parser";
import { expect, test } from "vitest";
import { causesOf } from "../../../core/report/causes.ts";
import { figure, money, roughly, total } from "../../../core/report/figures.ts";
import { needsSomebody } from "../../../core/report/finding-groups.ts";
import { summarise } from "../../../core/report/summary.ts";
import { figuresIn, only, rowsOf, textOf } from "../../support/page.ts";
import { describePages } from "../../support/page-runs.ts";
import { long } from "../../support/runs.ts";

// the page against its run: the figures of its cards and causes, and where each one leads

describePages((run, page) => {
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

  long("no figure is without a trail: each one at the top leads to a row, a cause or a section that has it", () => {
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
