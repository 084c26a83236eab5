import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { findingsHeld } from "../../../core/report/html/decisions.ts";
import { scriptHash, styleHash } from "../../../core/report/html/policy.ts";
import { script } from "../../../core/report/html/script.ts";
import { style } from "../../../core/report/html/style.ts";
import { rowsShown } from "../../../core/report/html/table.ts";
import { reportHtml } from "../../../core/report/html.ts";
import { summarise } from "../../../core/report/summary.ts";
import type { RunFile } from "../../../core/run-file.ts";
import { only, pageOf, rowsOf, textOf } from "../../support/page.ts";
import { sampleFinding, samplePerson } from "../../support/run-file-parts.ts";
import { emptyRun, sampleRun } from "../../support/run-file-sample.ts";

const hostile = `<script>alert(1)</script></script>"' onload=x & \u001b[31m \u202e \u2066 =cmd|'/c calc'!A0 ${"y".repeat(500)} 😀`;

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

function crowd(count: number): RunFile {
  const people = Array.from({ length: count }, (_, index) => samplePerson({ email: `p${index}@x.org`, used: index }));
  return sampleRun({ people });
}

test("the page opens with the verdict, says why it is incomplete, and leads to all problems", () => {
  const page = pageOf(sampleRun());
  const head = only(page, "header.masthead");
  expect(textOf(only(head, ".verdict"))).toBe(summarise(sampleRun()).verdict);
  const banner = only(head, ".banner");
  expect(textOf(banner)).toContain("This result is incomplete: 2 problems in what was given left something out.");
  expect(textOf(banner)).toContain("“31.02.2026” is not a day.");
  expect(textOf(banner)).toContain("“ana.example.com” is no e-mail address.");
  expect(only(banner, "a").getAttribute("href")).toBe("#diagnostics");
  expect(textOf(only(banner, "a"))).toBe("See all 3 problems and remarks and what to do");
  expect(pageOf(sampleRun({ complete: true })).querySelector(".banner")).toBe(null);
});

test("the banner names each kind of problem once, the most frequent first, and counts the rest", () => {
  const [first] = sampleRun().diagnostics;
  if (first === undefined) throw new Error("the sample has diagnostics");
  const diagnostics = ["a", "b", "b", "c", "d", "e", "f"].map((code) => ({
    ...first,
    code,
    message: `Problem ${code}.`,
  }));
  const items = pageOf(sampleRun({ diagnostics })).querySelectorAll(".banner li").map(textOf);
  expect(items).toEqual([
    "Problem b. And 1 more of this kind.",
    "Problem a.",
    "Problem c.",
    "Problem d.",
    "And 2 more of other kinds.",
  ]);
});

test("what needs a decision stands by severity and cause; notes, accepted and gone findings are folded", () => {
  const page = pageOf(sampleRun());
  const causes = page.querySelectorAll("article.cause");
  const waiting = causes.filter((cause) => cause.closest("details") === null);
  expect(waiting.map((cause) => textOf(only(cause, "h4")))).toEqual([
    "error More was used than the pools could pay under 1 contract 2 findings",
    "warning Credits will expire unspent: 1 last day is within the warning",
    "warning The shared credits of 1 contract are running out",
    "warning No export covers some days of 1 month",
  ]);
  expect(textOf(only(waiting[0] as never, "dl.sums"))).toBe("Amount 130 credits Cost 120 EUR; 1 more without a price");
  const [grown, open] = waiting[0]?.querySelectorAll("li.finding") ?? [];
  expect(textOf(grown as never)).toContain(
    "Amount 100 credits Cost 120 EUR Standing grown, decided at 80 First seen 2026-02-28",
  );
  expect(textOf(open as never)).toContain(
    "Evidence: 53 places usage/2026-march.csv:19004 People row 12 The first 2 places are listed; 51 more are not.",
  );
  const folded = causes.filter((cause) => cause.closest("details") !== null);
  expect(folded.map((cause) => textOf(only(cause.closest("details") as never, "summary")).split(":")[0])).toEqual(
    ["Only told", "Accepted"].map((word) => expect.stringContaining(word)),
  );
});

test("a cause of many findings shows three, folds the others, and tells a step that is the same once", () => {
  const findings = Array.from({ length: findingsHeld + 10 }, (_, index) =>
    sampleFinding({ finding: `n/${index}`, subject: `pool N${index}.`, amount: index }),
  );
  const page = pageOf(sampleRun({ findings }));
  const cause = only(page, "article.cause");
  const items = cause.querySelectorAll("li.finding");
  expect(items).toHaveLength(findingsHeld);
  expect(items.filter((item) => item.closest("details.more") === null)).toHaveLength(3);
  expect(textOf(cause)).toContain(`${findingsHeld + 7} more findings`);
  expect(textOf(cause)).toContain(
    "The other 10 are left out here; reconciliation.json and findings.csv have all of them.",
  );
  expect(cause.text).not.toContain("pool N9.");
  expect(textOf(only(cause, ":scope > p.next"))).toBe("Next, for all of them: Compare the pool with its invoice.");
  expect(items[0]?.querySelector(".next")).toBe(null);
});

test("people come by what they overdrew, then by what they used", () => {
  const people = rowsOf(pageOf(sampleRun()), "people-table").map(([person = ""]) => person.split(" ").at(-1));
  expect(people).toEqual(["ana@example.com", "guest@private.example", "dee@example.com", "bo@example.com"]);
});

test("of many people the first stand in the page, the others wait as texts, and the page says so", () => {
  const page = pageOf(crowd(rowsShown + 1));
  expect(rowsOf(page, "people-table")).toHaveLength(rowsShown);
  expect(textOf(page)).toContain(`The first ${rowsShown} of ${rowsShown + 1} rows are shown, the most overdrawn first`);
  const held = JSON.parse(only(page, 'script[data-rows="people-table"]').text) as string[][];
  expect(held).toHaveLength(1);
  expect(held[0]?.[0]).toBe("Cy Young\np0@x.org");
  expect(held[0]).toHaveLength(rowsOf(page, "people-table")[0]?.length ?? 0);
  const fitting = pageOf(crowd(rowsShown));
  expect(textOf(fitting)).not.toContain("rows are shown");
  expect(fitting.querySelectorAll("script[data-rows]")).toHaveLength(0);
});

test.each([[[]], [["code"]]])("data is text only, also where %j stays as it is", (kept) => {
  const run = crowd(rowsShown + 5);
  const clean = reportHtml(run, sampleRun({ asOf: "2026-02-28" }));
  const page = reportHtml(poisoned(run, kept), poisoned(sampleRun({ asOf: "2026-02-28" }), kept));
  expect(page).toContain(
    "&lt;script&gt;alert(1)&lt;/script&gt;&lt;/script&gt;&quot;&#39; onload=x &amp; \ufffd[31m \ufffd \ufffd =cmd",
  );
  expect(page).toContain("\\u003cscript>alert(1)");
  expect(page.match(/<script/g)).toEqual(clean.match(/<script/g));
  expect(page.match(/<\/script/g)).toEqual(clean.match(/<\/script/g));
  expect(page).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
  const names = (markup: string) =>
    new Set([...markup.replace(/<script[\s\S]*?<\/script>/g, "").matchAll(/<([a-z0-9]+)/g)].map(([, name]) => name));
  for (const name of names(page)) expect(names(clean)).toContain(name);
  // no attribute holds data: none has a piece of it, and a hostile page has no kind of attribute that a harmless one lacks
  const attributes = (markup: string) => [
    ...markup.replace(/<script[\s\S]*?<\/script>/g, "").matchAll(/ ([a-z-]+)="([^"]*)"/g),
  ];
  const kinds = new Set(attributes(clean).map(([, kind]) => kind));
  for (const [, kind, value] of attributes(page)) {
    expect(kinds).toContain(kind);
    expect(value).not.toMatch(/alert|onload|calc|yyy|\ufffd|😀|&[a-z#]/);
  }
});

test("the page is whole by itself: nothing loaded, no handler, and it may run its own script alone", () => {
  const page = pageOf(sampleRun());
  const markup = reportHtml(sampleRun());
  expect(markup).not.toMatch(/<link|<img|<iframe|@import|url\(|https?:|\son[a-z]+="|\sstyle="/i);
  const digest = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  expect(digest(script)).toBe(scriptHash);
  expect(digest(style)).toBe(styleHash);
  const [running, ...more] = page.querySelectorAll("script").filter((one) => one.getAttribute("type") === undefined);
  expect(running?.text).toBe(script);
  expect(more).toEqual([]);
  expect(only(page, "style").text).toBe(style);
  const policy = only(page, 'meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toBe(
    `default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`,
  );
});

test("it has a language, one h1, an h2 for each section, a skip link, captions, scopes, and no link into nothing", () => {
  const page = pageOf(sampleRun(), sampleRun({ asOf: "2026-02-28" }));
  expect(reportHtml(sampleRun())).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page.querySelectorAll("h1")).toHaveLength(1);
  expect(only(page, "a.skip").getAttribute("href")).toBe("#findings");
  for (const section of page.querySelectorAll("main > section")) expect(section.querySelectorAll("h2")).toHaveLength(1);
  const tables = page.querySelectorAll("table");
  expect(tables.length).toBeGreaterThan(20);
  for (const table of tables) expect(table.querySelectorAll("caption")).toHaveLength(1);
  for (const header of page.querySelectorAll("th")) expect(header.getAttribute("scope")).toMatch(/^(row|col)$/);
  const ids = page.querySelectorAll("[id]").map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  const led = page.querySelectorAll("a").map((link) => link.getAttribute("href")?.slice(1));
  expect(led.length).toBeGreaterThan(60);
  expect(led.filter((id) => !ids.includes(id ?? ""))).toEqual([]);
  const labels = page
    .querySelectorAll("[aria-labelledby]")
    .flatMap((one) => one.getAttribute("aria-labelledby")?.split(" ") ?? []);
  expect(labels.filter((id) => !ids.includes(id))).toEqual([]);
});

test("every drawing has a title, what it says, and its figures as a table below", () => {
  const drawings = pageOf(sampleRun()).querySelectorAll("figure.picture");
  expect(drawings.length).toBeGreaterThan(3);
  for (const figure of drawings) {
    for (const drawing of figure.querySelectorAll('svg[role="img"]')) {
      expect(only(drawing, "desc").text).toBe(textOf(only(figure, "figcaption > p")));
      expect(drawing.querySelector("title")?.text).toBe(textOf(only(figure, "h3")));
      expect(drawing.querySelectorAll("path, rect").length).toBeGreaterThan(3);
      expect(drawing.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
    }
    expect(figure.querySelectorAll("details.figures tbody tr").length).toBeGreaterThan(0);
  }
});

test("every element that is opened is closed", () => {
  const open: string[] = [];
  const markup = reportHtml(crowd(rowsShown + 5)).replace(/(<script[^>]*>)[\s\S]*?(<\/script>)/g, "$1$2");
  for (const [whole, closing, name = ""] of markup.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (name === "meta" || name === "br" || whole.endsWith("/>")) continue;
    if (closing === "") open.push(name);
    else expect(open.pop()).toBe(name);
  }
  expect(open).toEqual([]);
});

test("the same run gives the same bytes, whatever the order of its tables, and an empty run a page that says so", () => {
  const since = sampleRun({ asOf: "2026-02-28" });
  expect(reportHtml(sampleRun(), since)).toBe(reportHtml(sampleRun(), since));
  const page = reportHtml(emptyRun()).replace(script, "");
  for (const sentence of [
    "Nothing needs anybody.",
    "No credits were granted or used.",
    "No finding waits for anybody.",
    "There is nothing to draw yet",
    "There is nothing to charge.",
    "Nobody overdrew.",
    "No export was given.",
  ]) {
    expect(page).toContain(sentence);
  }
  expect(page).not.toContain("undefined");
  expect(page).not.toContain("NaN");
});

test("text stands out from its ground as WCAG AA asks, in light and in dark, and so do drawings", () => {
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
      expect(contrast(colour(text), colour("accent-soft"))).toBeGreaterThanOrEqual(4.5);
    }
    for (const look of ["own", "over", "waste"]) {
      expect(contrast(colour(look), colour("ground")), look).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(colour("own"), colour("shared")), "own beside shared").toBeGreaterThanOrEqual(2);
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

test("the overview of causes has a column for costs only where one of them has a cost", () => {
  const headers = (cost: number | null) => {
    const findings = ["a", "b", "c"].map((code) =>
      sampleFinding({ code, finding: `${code}/1`, cost, standing: "new" }),
    );
    return pageOf(sampleRun({ findings })).querySelectorAll("#causes thead th").map(textOf);
  };
  expect(headers(null)).toEqual(["What", "Severity", "Findings", "Amount", "By"]);
  expect(headers(3)).toEqual(["What", "Severity", "Findings", "Amount", "Cost", "By"]);
});
