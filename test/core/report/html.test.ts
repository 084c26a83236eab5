import { expect, test } from "vitest";
import { figure } from "../../../core/report/figures.ts";
import { style } from "../../../core/report/html/style.ts";
import { reportHtml } from "../../../core/report/html.ts";
import { summarise } from "../../../core/report/summary.ts";
import type { RunFile } from "../../../core/run-file.ts";
import { emptyRun, sampleFinding, samplePerson, sampleRun } from "../../support/run-file-sample.ts";

const hostile = `<script>alert(1)</script>"' onload=x & \u001b[31m \u202e \u2066 =cmd|'/c calc'!A0 ${"y".repeat(500)} 😀`;

/** The cells of a table's rows as plain text, by the table's id. */
function rowsOf(page: string, id: string): readonly (readonly string[])[] {
  const table = page.slice(page.indexOf(`id="${id}-caption"`));
  const body = table.slice(0, table.indexOf("</table>")).split("<tbody>")[1] ?? "";
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) => plainText(cell)),
  );
}

function plainText(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** The run with every name that came from data replaced. */
function poisoned(run: RunFile, kept: readonly string[]): RunFile {
  const keep = new Set([
    ...kept,
    "schema",
    "asOf",
    "fingerprint",
    "unit",
    "state",
    "source",
    "severity",
    "standing",
    "month",
  ]);
  const replaced = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return keep.has(key) || /^\d{4}-\d\d-\d\d$/.test(value) ? value : hostile;
    if (Array.isArray(value)) return value.map((part) => replaced(part, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replaced(part, name)]));
  };
  return { ...(replaced(run, "") as RunFile), settings: { [hostile]: hostile } };
}

test("the page opens with the verdict and says why it is incomplete", () => {
  const page = reportHtml(sampleRun());
  expect(page).toContain(summarise(sampleRun()).verdict);
  expect(page).toContain("This result is incomplete: 2 problems in what was given left something out.");
  expect(page).toMatch(/<a href="#diagnostics">See all 3 diagnostics/);
  expect(page.indexOf('class="verdict"')).toBeLessThan(page.indexOf('class="banner"'));
  expect(reportHtml(sampleRun({ complete: true }))).not.toContain('class="banner"');
});

test("the figures of the tables are those of the run", () => {
  const run = sampleRun();
  const page = reportHtml(run);
  expect(rowsOf(page, "totals")).toEqual(
    run.totals.map((row) => [
      row.unit === "cloud-credit" ? "Cloud credits" : "Flex tokens",
      ...[row.granted, row.adjusted, row.drawn, row.lapsed, row.remaining, row.pending].map(figure),
      ...[row.used, row.refunded, row.overdrawn, row.open].map(figure),
    ]),
  );
  expect(rowsOf(page, "contracts")[0]).toEqual([
    "C1",
    "Cloud credits",
    "1,500",
    "0",
    "1,162.5",
    "87.5",
    "250",
    "200",
    "130",
    "30",
  ]);
  expect(rowsOf(page, "forecast")[0]).toEqual(["C1", "Cloud credits", "26.875", "2026-04-09", "2026-04-02", "25", "0"]);
  expect(rowsOf(page, "overdraft-table").map((row) => row.slice(0, 8))).toEqual([
    ["2026-03-28", "guest@private.example", "C1", "Cloud credits", "Rendering", "30", "30", "nothing yet"],
    ["2026-02-20", "ana@example.com", "C1", "Cloud credits", "Rendering", "100", "0", "100 from P2 on 2026-03-02"],
  ]);
  expect(rowsOf(page, "month-table").map(([month, , , used]) => [month, used])).toEqual([
    ["2026-03", "512.5"],
    ["2026-02", "800"],
  ]);
  const { read, counted, duplicate, earlier, later, leftOut, zero } = run.rows;
  expect(rowsOf(page, "input-table").map((row) => row.slice(4))).toEqual([
    ["20,000", "19,500", "300", "100", "0", "100", "12,000"],
    ["3,900", "3,700", "0", "0", "200", "0", "0"],
    [read, counted, duplicate, earlier, later, leftOut, zero].map(figure),
  ]);
  expect(page).toContain("a".repeat(64));
});

test("the card of a unit shows what is in force, drawn, expiring, overdrawn, still open and when to order", () => {
  const page = reportHtml(sampleRun());
  const card = plainText(page.slice(page.indexOf('<article class="card">'), page.indexOf("</article>")));
  expect(card).toContain("Cloud credits 350 in force");
  expect(card).toContain("Drawn 1,262.5");
  expect(card).toContain("Expires within 90 days 250 first on 2026-06-20");
  expect(card).toContain("Overdrawn 130 Still open 30 Order by (estimate) 2026-04-02");
});

test("findings stand by severity and code, with amount, cost, next step and evidence; settled ones are folded", () => {
  const page = reportHtml(sampleRun());
  const findings = page.slice(page.indexOf('<h2 id="findings">'), page.indexOf('<h2 id="balances">'));
  const text = plainText(findings);
  expect(text).toMatch(/^Findings Errors 2 Overdraft overdraft 2 findings contract C1 in 2026-02/);
  expect(text).toContain("Amount 100 credits Cost 120 EUR");
  expect(text).toContain("Standing grown, decided at 80");
  expect(text).toContain("Evidence: 53 places usage/2026-march.csv:19004 People row 12 The first 2 places are listed");
  expect(findings.indexOf("old@example.com")).toBeGreaterThan(findings.indexOf('<details class="settled">'));
});

test("people come by what they overdrew, then by what they used", () => {
  const emails = rowsOf(reportHtml(sampleRun()), "people-table").map(([person = ""]) => person.split(" ").at(-1));
  expect(emails).toEqual(["ana@example.com", "guest@private.example", "dee@example.com", "bo@example.com"]);
});

test("of 301 people 300 are shown, and the page says that one is left out", () => {
  const crowd = (count: number) =>
    sampleRun({
      people: Array.from({ length: count }, (_, index) => samplePerson({ email: `p${index}@x.org`, used: index })),
    });
  const page = reportHtml(crowd(301));
  expect(rowsOf(page, "people-table")).toHaveLength(300);
  expect(page).toContain("The first 300 of 301 rows are shown, the most overdrawn first");
  expect(page).toContain("The other 1 are left out here; <code>reconciliation.json</code> has all of them.");
  expect(page).not.toContain("p0@x.org");
  expect(page).toContain("p300@x.org");
  expect(reportHtml(crowd(300))).not.toContain("are left out here");
});

test.each([[[]], [["code"]]])("data is text only, also where %j stays as it is", (kept) => {
  const clean = reportHtml(sampleRun());
  const page = reportHtml(poisoned(sampleRun(), kept));
  expect(page).toContain(
    "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=x &amp; \ufffd[31m \ufffd \ufffd =cmd",
  );
  expect(page).not.toContain("<script");
  expect(page).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
  const names = (markup: string) => new Set([...markup.matchAll(/<([a-z0-9]+)/g)].map(([, name]) => name));
  for (const name of names(page)) expect(names(clean)).toContain(name);
  // no attribute holds data, so a hostile page has no attribute that a harmless one lacks
  const attributes = (markup: string) => new Set([...markup.matchAll(/ [a-z-]+="[^"]*"/g)].map(([text]) => text));
  for (const attribute of attributes(page)) expect(attributes(clean)).toContain(attribute);
});

test("the page is whole by itself: no script, nothing loaded, no handler", () => {
  const page = reportHtml(sampleRun());
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|https?:|\son[a-z]+=/i);
  expect(page).toContain("default-src 'none'");
});

test("it has a language, one h1, h2 for each section, a skip link, captions and scopes", () => {
  const page = reportHtml(sampleRun());
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page.match(/<h1>/g)).toHaveLength(1);
  expect(page).toContain('<a class="skip" href="#findings">');
  const tables = page.match(/<table>/g)?.length ?? 0;
  expect(tables).toBeGreaterThan(10);
  expect(page.match(/<caption /g)).toHaveLength(tables);
  expect(page.match(/role="region" aria-labelledby="[a-z-]+" tabindex="0"/g)).toHaveLength(tables);
  expect(page).not.toMatch(/<th(?! scope)[ >]/);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id = ""] of page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)) expect(ids).toContain(id);
});

test("every element that is opened is closed", () => {
  const open: string[] = [];
  for (const [, closing, name = ""] of reportHtml(sampleRun()).matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (name === "meta" || name === "br") continue;
    if (closing === "") open.push(name);
    else expect(open.pop()).toBe(name);
  }
  expect(open).toEqual([]);
});

test("the same run gives the same bytes, and an empty run a page that says so", () => {
  expect(reportHtml(sampleRun())).toBe(reportHtml(sampleRun()));
  const page = reportHtml(emptyRun());
  expect(page).toContain("Nothing needs anybody.");
  expect(page).toContain("No finding stands.");
  expect(page).toContain("Nobody overdrew.");
  expect(page).not.toContain("undefined");
  expect(page).not.toContain("NaN");
});

test("many findings of one code are cut to 300, the largest first", () => {
  const findings = Array.from({ length: 310 }, (_, index) =>
    sampleFinding({ finding: `n/${index}`, subject: `pool N${index}.`, amount: index }),
  );
  const page = reportHtml(sampleRun({ findings }));
  expect(page.split('<li class="finding">')).toHaveLength(301);
  expect(page).toContain("The other 10 are left out here");
  expect(page).not.toContain("pool N9.");
});

test("text stands out from its ground as WCAG AA asks, in light and in dark", () => {
  const [light = "", dark = ""] = style.split("prefers-color-scheme: dark");
  for (const scheme of [light, dark]) {
    const colour = (name: string) => new RegExp(`--${name}: #([0-9a-f]{6})`).exec(scheme)?.[1] ?? "000000";
    for (const ground of ["ground", "surface"]) {
      for (const text of ["text", "quiet", "accent", "error", "warning"]) {
        expect(contrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const text of ["text", "accent"]) {
      expect(contrast(colour(text), colour("error-ground"))).toBeGreaterThanOrEqual(4.5);
    }
  }
});

/** The contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
