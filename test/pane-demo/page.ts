// The page: a workbook in a plain grid at the left, the pane at the right, and what can be done to both.
import { cellAt, type Sheet } from "../excel-host/book.ts";
import { select } from "../excel-host/person.ts";
import { makeWorkbook } from "../support/workbook.ts";
import { cellName, editText } from "./cell-text.ts";
import { divide } from "./divider.ts";
import { type Excel, openExcel, openPaneFrame, push, savedFile, typeInto } from "./excel.ts";
import { listExports } from "./exports-list.ts";
import { createGrid } from "./grid.ts";
import { colleagueTypes, loseOnce, setTyping } from "./trouble.ts";

type Source = () => Promise<{ readonly name: string; readonly bytes: Uint8Array }>;

const element = <T extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as T;
const say = (words: string) => {
  element("status").textContent = words;
};

let excel: Excel;
let source: Source = sample;

const grid = createGrid(element<HTMLTableElement>("grid"), element("scroller"), {
  selected: ({ sheet, row, column }) => {
    select({ book: excel.host.book, events: excel.host.events, isRemote: false }, sheet, row, column);
    push(excel);
    showPlace();
  },
  typed: ({ sheet, row, column }, text) => {
    say(typeInto(excel, sheet, row, column, text) ?? "");
    draw();
  },
  turned: showTabs,
});

function draw(): void {
  grid.draw();
  showTabs();
  showPlace();
}

function showPlace(): void {
  const { sheet, row, column } = grid.place();
  element("address").textContent = cellName(row, column);
  element("content").textContent = editText(cellAt(sheet, row, column), excel.host.book.is1904);
}

function showTabs(): void {
  const shown = excel.host.book.active.sheet;
  const tabs = element("tabs");
  const hasFocus = tabs.contains(document.activeElement);
  tabs.replaceChildren(...excel.host.book.sheets.map((sheet) => tabOf(sheet, sheet === shown)));
  const tab = tabs.querySelector<HTMLElement>('[aria-selected="true"]');
  tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (hasFocus) tab?.focus();
  element<HTMLInputElement>("protect").checked = shown.isProtected;
}

function tabOf(sheet: Sheet, isShown: boolean): HTMLElement {
  const tab = document.createElement("button");
  tab.type = "button";
  tab.role = "tab";
  tab.textContent = sheet.name;
  tab.ariaSelected = String(isShown);
  tab.tabIndex = isShown ? 0 : -1;
  tab.setAttribute("aria-controls", "grid");
  tab.addEventListener("click", () => grid.open(excel, sheet));
  return tab;
}

element("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const { sheets, active } = excel.host.book;
  const next = step === undefined ? undefined : sheets[sheets.indexOf(active.sheet) + step];
  if (next !== undefined) grid.open(excel, next);
});

/** Opens a workbook, and the pane over it from its beginning. */
async function open(from: Source): Promise<void> {
  const { name, bytes } = await from();
  let opened: Excel;
  try {
    opened = openExcel(name, bytes);
  } catch {
    say(`${name} could not be opened: it is no .xlsx workbook.`);
    return;
  }
  const [first] = opened.open.book.sheets;
  if (first === undefined) return say(`${name} holds no sheet.`);
  source = from;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu")) menu.open = false;
  excel = opened;
  for (const id of ["typing", "read-only", "slow"]) element<HTMLInputElement>(id).checked = false;
  element("file").textContent = name;
  grid.open(excel, first);
  openPaneFrame(excel, element("pane-frame"), draw);
  say(`${name} is open.`);
}

async function sample(): ReturnType<Source> {
  const answer = await fetch("/sample/roster.xlsx");
  return { name: "roster.xlsx", bytes: new Uint8Array(await answer.arrayBuffer()) };
}

async function empty(): ReturnType<Source> {
  return { name: "Book1.xlsx", bytes: makeWorkbook({ sheets: [{ name: "Sheet1" }] }) };
}

function save(): void {
  try {
    const file = savedFile(excel);
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: file.name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    say(`${file.name} is saved among the downloads.`);
  } catch (error) {
    say(`It cannot be saved: ${error instanceof Error ? error.message : error}.`);
  }
}

const onClick = (id: string, act: () => void) => element(id).addEventListener("click", act);
const onSwitch = (id: string, act: (isOn: boolean) => string) => {
  element<HTMLInputElement>(id).addEventListener("change", ({ target }) =>
    say(act((target as HTMLInputElement).checked)),
  );
};

onClick("anew", () => void open(source));
onClick("save", save);
onClick("open-sample", () => void open(sample));
onClick("open-empty", () => void open(empty));
element<HTMLInputElement>("open-file").addEventListener("change", ({ target }) => {
  const [file] = (target as HTMLInputElement).files ?? [];
  if (file !== undefined) void open(async () => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
});
onSwitch("typing", (isOn) => {
  setTyping(excel, isOn);
  return isOn ? "Somebody is typing in a cell: Excel lets nobody else write." : "The cell is finished.";
});
onSwitch("protect", (isOn) => {
  grid.place().sheet.isProtected = isOn;
  return `${grid.place().sheet.name} is ${isOn ? "protected" : "not protected any more"}.`;
});
onSwitch("read-only", (isOn) => {
  excel.host.book.isReadOnly = isOn;
  return isOn ? "The workbook is for reading only." : "The workbook can be written again.";
});
onSwitch("slow", (isOn) => {
  excel.host.behaviour.latency = () => (isOn ? 1000 : 0);
  return isOn ? "Excel takes a second for everything." : "Excel answers at once.";
});
onClick("lose", () => {
  loseOnce(excel);
  say("The next thing that the pane asks of Excel gets lost.");
});
onClick("colleague", () => {
  say(colleagueTypes(excel, grid.place()));
  draw();
});
// a menu closes by Esc and by a click elsewhere
for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu")) {
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!menu.contains(target as Node)) menu.open = false;
  });
}
divide(element("divider"), element("pane-place"), element("width"));
void listExports(element("exports"));
await open(sample);
