import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { readRunFile } from "../../../core/roster/earlier.ts";
import type { PaneFile } from "../../excel-host/open-pane.ts";
import { type as typeCell } from "../../excel-host/person.ts";
import { onCommandLine } from "../../support/on-command-line.ts";
import { root } from "../../support/source.ts";
import { replaced, zip } from "../../support/workbook.ts";
import { press, tabTo } from "./keys.ts";
import { axeFinds, describeWalks, focused, isTooWide, rosterOf, sampleBytes, type Walk } from "./walk.ts";

const usage = join(root, "batch/sample/usage");
const exports = ["cloud-2025-q1", "cloud-2025-q2", "cloud-2025-q3", "cloud-2025-q4", "cloud-2026-q1"].concat([
  "flex-2025-h1",
  "flex-2025-h2",
  "flex-2026-q1",
]);
const fileOf = (name: string): PaneFile => ({
  name: `${name}.csv`,
  bytes: new Uint8Array(readFileSync(join(usage, `${name}.csv`))),
});
const textFile = (name: string, text: string): PaneFile => ({ name, bytes: new TextEncoder().encode(text) });
const vendor = textFile(
  "studio-march.csv",
  "Booked;Person mail;Cost;Product\n13/03/2026;dimitri.vasko@example.com;2;Rendering\n14/03/2026;dimitri.vasko@example.com;1;Rendering\n",
);

/** The sample, in whose Settings nobody has said how jobs are split. */
function withoutSplitting(): Uint8Array {
  const sheets = readParts(sampleBytes());
  const names = [...String(sheets["xl/sharedStrings.xml"]).matchAll(/<si>.*?<\/si>/gs)].map(([item]) => item);
  const at = names.findIndex((item) => item.includes(">Job splitting<"));
  const cell = new RegExp(`(<v>${at}</v></c><c r="B\\d+") t="s"( s="\\d+")><v>\\d+</v></c>`);
  return zip(replaced(/worksheets\/sheet\d+\.xml$/, cell, "$1$2/>")(sheets));
}

function readParts(bytes: Uint8Array): Record<string, string | Uint8Array> {
  const text = /\.(xml|rels)$/;
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [
      name,
      text.test(name) ? new TextDecoder().decode(content) : content,
    ]),
  );
}

/** The screen is opened and the files are chosen with the keyboard: the browser's chooser hands them over. */
async function choose(walk: Walk, files: readonly PaneFile[]): Promise<void> {
  const { page, frame } = walk;
  await frame.getByRole("tab", { name: "Today" }).waitFor();
  await frame.getByRole("tab", { name: "Today" }).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await frame.getByRole("heading", { name: "Reconcile", level: 1 }).waitFor();
  await add(walk, files);
}

async function add(walk: Walk, files: readonly PaneFile[]): Promise<void> {
  const { page } = walk;
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(walk, /Choose files/)]);
  const mimeType = "application/octet-stream";
  await chooser.setFiles(files.map(({ name, bytes }) => ({ name, mimeType, buffer: Buffer.from(bytes) })));
}

async function result(walk: Walk): Promise<void> {
  const { frame } = walk;
  await press(walk, /^Reconcile$/);
  await frame.getByRole("heading", { name: "Result", level: 1 }).waitFor({ timeout: 30_000 });
}

describeWalks("the screen Reconcile, by keyboard alone", (open) => {
  test("exports become findings and balances in the workbook, with the fingerprint of the command line", async () => {
    const walk = await open();
    const { page, frame, saveWorkbook, saved, problems } = walk;
    await choose(walk, exports.map(fileOf));
    await result(walk);
    // the page that comes has the focus
    expect(await focused(frame)).toBe("Result");
    await frame.getByText("The result is complete").waitFor();
    await tabTo(walk, /^reconciliation\.json$/);
    const file = await saved(() => page.keyboard.press("Enter"));
    expect(file.name).toBe("reconciliation.json");
    const run = readRunFile(new TextDecoder().decode(file.bytes), file.name, () => {});
    const command = await onCommandLine(join(root, "batch/sample/roster.xlsx"), [usage]);
    expect(run?.fingerprint).toBe(command.answer.run.fingerprint);
    await press(walk, /^Write Balances and Findings$/);
    await frame.getByText("Balances and Findings say what this run says.").waitFor({ timeout: 30_000 });
    const { roster, codes } = rosterOf(saveWorkbook());
    expect(codes).toEqual([]);
    expect(new Set(roster.findings.map(({ values }) => values.finding))).toEqual(
      new Set(command.answer.run.findings.map(({ finding }) => finding)),
    );
    await press(walk, /^Look at the findings$/);
    await frame.getByRole("heading", { name: "Findings", level: 1 }).waitFor();
    expect(problems()).toEqual([]);
  });

  test("a manager's review that is dropped comes into the workbook, once the findings stand there", async () => {
    const walk = await open();
    const { frame, drop, saveWorkbook } = walk;
    await choose(walk, exports.map(fileOf));
    await result(walk);
    await press(walk, /^Write Balances and Findings$/);
    await frame.getByText("Balances and Findings say what this run says.").waitFor({ timeout: 30_000 });
    const [first, second] = rosterOf(saveWorkbook()).roster.findings.map(({ values }) => values.finding);
    const rows = [`${first},accepted,40,2026-04-02`, `${second},to fix,,2026-04-02`];
    await drop("main", [textFile("review.csv", `Finding,Decision,Decided amount,Decided on\n${rows.join("\n")}\n`)]);
    await frame.getByText("9 files").waitFor();
    await result(walk);
    await press(walk, /^Take over 2 decisions$/);
    await frame.getByText("What the review decides stands in the workbook.").waitFor({ timeout: 30_000 });
    const decided = rosterOf(saveWorkbook()).roster.findings.flatMap(({ values }) =>
      values.decision === undefined ? [] : [[values.finding, values.decision, values.decidedOn]],
    );
    expect(decided).toEqual([
      [first, "accepted", "2026-04-02"],
      [second, "to fix", "2026-04-02"],
    ]);
  });

  test("a file that nobody has seen is read after its columns were said, and so is the next one", async () => {
    const walk = await open();
    const { page, frame, saveWorkbook } = walk;
    await choose(walk, [fileOf("cloud-2026-q1"), vendor]);
    await result(walk);
    await frame.getByText("This result is incomplete").waitFor();
    await press(walk, /^Say what its columns mean$/);
    await frame.getByRole("heading", { name: "studio-march.csv", level: 1 }).waitFor();
    expect(await axeFinds(frame)).toEqual([]);
    await tabTo(walk, /^Cost/);
    for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press("ArrowDown");
    await frame.getByText("2026-03-13").waitFor();
    await press(walk, /^Keep it in the workbook$/);
    await frame.getByRole("heading", { name: "Result", level: 1 }).waitFor({ timeout: 30_000 });
    await frame.getByText("Nothing of what was given was left out").waitFor();
    await frame.getByText("2 rows read = 2 counted").waitFor();
    expect(rosterOf(saveWorkbook()).roster.mappings.map(({ mapping }) => mapping)).toMatchObject([
      { columns: { date: "Booked", user: "Person mail", credits: "Cost" }, dayOrder: "dmy" },
    ]);
  });

  test("what was said of a file's columns stays while another screen is looked at", async () => {
    const walk = await open();
    const { page, frame } = walk;
    await choose(walk, [fileOf("cloud-2026-q1"), vendor]);
    await result(walk);
    await press(walk, /^Say what its columns mean$/);
    await frame.getByRole("heading", { name: "studio-march.csv", level: 1 }).waitFor();
    await tabTo(walk, /^Cost/);
    for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press("ArrowDown");
    await frame.getByText("2026-03-13").waitFor();
    const said = await frame.getByLabel(/^Cost/).inputValue();
    await frame.getByRole("tab", { name: "Today" }).click();
    await frame.getByRole("heading", { name: "Today", level: 1 }).waitFor();
    await frame.getByRole("tab", { name: "Reconcile" }).click();
    await frame.getByRole("heading", { name: "studio-march.csv", level: 1 }).waitFor();
    expect([said, await frame.getByLabel(/^Cost/).inputValue()]).toEqual(["credits", "credits"]);
  });

  test("which way jobs are split is asked once, with the difference, and the other way is reconciled at once", async () => {
    const walk = await open({}, withoutSplitting());
    const { frame, saveWorkbook } = walk;
    await choose(walk, exports.map(fileOf));
    await result(walk);
    await frame.getByRole("heading", { name: "Which way does your firm want?" }).waitFor();
    await frame.getByText("makes a difference for 1 person").waitFor();
    const overdrawn = frame.getByRole("row", { name: /^Overdrawn credits/ });
    expect(await overdrawn.innerText()).toMatch(/140\.5\s+172/);
    expect(await axeFinds(frame)).toEqual([]);
    await press(walk, /^Keep a job whole$/);
    // the run that comes goes by the answer, and asks no more
    await frame.getByText("172 credits overdrawn").waitFor({ timeout: 30_000 });
    expect(await frame.getByRole("heading", { name: "Which way does your firm want?" }).count()).toBe(0);
    const { roster, codes } = rosterOf(saveWorkbook());
    expect([roster.policy.jobSplitting, codes]).toEqual(["whole", []]);
  });

  test("only the newest exports: the days that are missing come before writing, and the older ones mend it", async () => {
    const walk = await open();
    const { frame, problems } = walk;
    await choose(walk, [fileOf("cloud-2026-q1")]);
    await frame.getByText(/Choose all usage exports since Dec 16, 2024, the day of the first pool/).waitFor();
    await result(walk);
    await frame.getByText(/These days lie in no export that was dropped: Jan 1, 2025 to Dec 31, 2025\./).waitFor();
    await frame.getByText("Nothing of what was given was left out, but exports seem to be missing.").waitFor();
    await frame.getByRole("button", { name: "Write all the same" }).waitFor();
    expect(await frame.getByRole("button", { name: "Write Balances and Findings" }).count()).toBe(0);
    expect([await axeFinds(frame), await isTooWide(frame)]).toEqual([[], false]);
    await press(walk, /^Change the files$/);
    await add(walk, exports.filter((name) => name !== "cloud-2026-q1").map(fileOf));
    await result(walk);
    await frame.getByRole("button", { name: "Write Balances and Findings" }).waitFor();
    expect(await frame.getByText(/These days lie in no export/).count()).toBe(0);
    expect(problems()).toEqual([]);
  });

  test("a run of a roster that has changed is not written, but made again from the same files", async () => {
    const walk = await open();
    const { frame, host, push, problems } = walk;
    await choose(walk, exports.map(fileOf));
    await result(walk);
    await press(walk, /^Write Balances and Findings$/);
    await frame.getByText("Balances and Findings say what this run says.").waitFor({ timeout: 30_000 });
    // what the program has written itself is no change
    expect(await frame.getByText(/The roster has changed since this run/).count()).toBe(0);
    const { book, events } = host;
    const table = book.tables.find(({ name }) => name === "Pools");
    if (table === undefined) throw new Error("there is no table Pools");
    const credits = table.columns.findIndex(({ name }) => name === "Credits");
    typeCell({ book, events, isRemote: true }, table, 0, credits, 12_345);
    await push();
    await frame.getByText(/The roster has changed since this run/).waitFor();
    expect([await axeFinds(frame), await isTooWide(frame)]).toEqual([[], false]);
    expect(await frame.getByRole("button", { name: /^Write/ }).count()).toBe(0);
    await press(walk, /^Reconcile again$/);
    await frame.getByRole("button", { name: "Write Balances and Findings" }).waitFor({ timeout: 30_000 });
    expect(await frame.getByText(/The roster has changed since this run/).count()).toBe(0);
    expect(problems()).toEqual([]);
  });

  test("a worker that is not let in is told in words, with the files still chosen", async () => {
    const walk = await open({ block: (url) => /worker|inside/i.test(url) });
    const { frame } = walk;
    await choose(walk, [fileOf("cloud-2026-q1")]);
    await press(walk, /^Reconcile$/);
    await frame.getByText("The files are still chosen, and nothing was written.").waitFor({ timeout: 30_000 });
    expect(await axeFinds(frame)).toEqual([]);
    await press(walk, /^Change the files$/);
    await frame.getByText("cloud-2026-q1.csv").waitFor();
  });

  test("a run is cancelled, a file taken away, an impossible run told; the files stay chosen all the while", async () => {
    const walk = await open();
    const { frame } = walk;
    const lines = Array.from({ length: 300_000 }, (_, at) => `2026-01-05,dimitri.vasko@example.com,1,CN-4821,J-${at}`);
    await choose(walk, [textFile("large.csv", `date,user,credits,contract,job\n${lines.join("\n")}\n`), vendor]);
    await press(walk, /^Reconcile$/);
    await press(walk, /^Cancel$/);
    await frame.getByText("Cancelled. The files are still chosen").waitFor();
    await press(walk, /^Remove large\.csv$/);
    await frame.getByText("1 file", { exact: true }).waitFor();
    await press(walk, /^Reconcile$/);
    await frame.getByText("There is nothing to reconcile in these files.").waitFor({ timeout: 30_000 });
    expect(await axeFinds(frame)).toEqual([]);
    await press(walk, /^Change the files$/);
    await frame.getByText("studio-march.csv").waitFor();
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing and nothing is too wide at 320 pixels, %s",
    async (colorScheme) => {
      const walk = await open({ colorScheme, width: 320 });
      const { frame, problems } = walk;
      await choose(walk, [fileOf("cloud-2026-q1"), fileOf("flex-2026-q1"), vendor]);
      await press(walk, /The exports also cover a quiet month/);
      expect([await axeFinds(frame), await isTooWide(frame)]).toEqual([[], false]);
      await result(walk);
      expect([await axeFinds(frame), await isTooWide(frame)]).toEqual([[], false]);
      await press(walk, /^Say what its columns mean$/);
      await frame.getByRole("heading", { name: "studio-march.csv", level: 1 }).waitFor();
      expect([await axeFinds(frame), await isTooWide(frame)]).toEqual([[], false]);
      expect(problems()).toEqual([]);
    },
  );
});
