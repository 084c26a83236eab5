import type { StoredRoster } from "../../core/commands/command.ts";
import type { RunFile } from "../../core/run-file.ts";
import type { SelectedRow } from "../excel/follow.ts";
import type { Trouble } from "../excel/trouble.ts";
import type { Progress, ReconcileResult } from "../reconcile/protocol.ts";
import { type FindingsView, firstFindingsView } from "./screens/findings/view.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Written } from "./written.ts";

/** The screens of the pane, in the order of their tabs. */
export const screens = ["today", "people", "purchases", "reconcile", "findings", "balances", "settings"] as const;
export type ScreenName = (typeof screens)[number];

/** The run that the screens show, and whether the worker still keeps its answer for questions. */
export type HeldRun = {
  readonly run: RunFile;
  readonly isAnswerKept: boolean;
  /** The roster that it was reckoned with: rows that it names are found again by their keys, however the sheet is sorted since. */
  readonly of?: StoredRoster | undefined;
};

/** The reconciling of dropped files. */
export type Reconciling =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly progress: Progress | undefined }
  | { readonly kind: "over"; readonly result: ReconcileResult };

/** Everything that the pane shows. */
export type State = {
  /** What was read last; absent until the first reading. */
  readonly snapshot: Snapshot | undefined;
  readonly isReading: boolean;
  /** Why the last reading failed; what was read before it is still shown. */
  readonly trouble: Trouble | undefined;
  /** Excel has been silent for two seconds, as while a cell is edited. */
  readonly isExcelSilent: boolean;
  readonly screen: ScreenName;
  /** What is opened on each screen, by its key: a person, a pool, a finding. */
  readonly opened: Partial<Readonly<Record<ScreenName, string>>>;
  /** The row of the roster that is selected in the sheet. */
  readonly selected: SelectedRow | undefined;
  /** What is being written now. */
  readonly writing: string | undefined;
  readonly written: Written | undefined;
  readonly held: HeldRun | undefined;
  readonly reconciling: Reconciling;
  /** Texts of forms that are begun, by the form's name: nothing that was typed is lost by looking elsewhere. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Forms that can be seen now. */
  readonly shownForms: readonly string[];
  /** Choices that are offered again while the pane is open, by what they are for. They keep nobody in the middle of anything. */
  readonly remembered: Readonly<Record<string, Draft>>;
  /** What the screen Findings shows, and what was picked on it. */
  readonly findingsView: FindingsView;
  /** A short message that is read aloud, such as that a text was copied. */
  readonly whisper: string;
};

/** What was typed into a form, by field. */
export type Draft = Readonly<Record<string, string>>;

/** Everything that can happen to the pane. */
export type PaneEvent =
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly snapshot: Snapshot }
  | { readonly kind: "unread"; readonly trouble: Trouble }
  | { readonly kind: "silent"; readonly isSilent: boolean }
  | { readonly kind: "screen"; readonly screen: ScreenName; readonly opened?: string | undefined }
  | { readonly kind: "opened"; readonly screen: ScreenName; readonly key: string | undefined }
  | { readonly kind: "selected"; readonly row: SelectedRow | undefined }
  /** The pane itself has selected a row, because somebody asked to be shown it: that opens nothing here. */
  | { readonly kind: "shown"; readonly row: SelectedRow }
  | { readonly kind: "writing"; readonly title: string }
  | { readonly kind: "written"; readonly written: Written }
  | { readonly kind: "seen" }
  | { readonly kind: "reconciling"; readonly now: Reconciling }
  | { readonly kind: "held"; readonly held: HeldRun | undefined }
  | { readonly kind: "draft"; readonly form: string; readonly draft: Draft | undefined }
  | { readonly kind: "form shown"; readonly form: string; readonly isShown: boolean }
  | { readonly kind: "remember"; readonly what: string; readonly choices: Draft }
  | { readonly kind: "findings view"; readonly view: FindingsView }
  | { readonly kind: "whisper"; readonly text: string };

export const firstState: State = {
  snapshot: undefined,
  isReading: false,
  trouble: undefined,
  isExcelSilent: false,
  screen: "today",
  opened: {},
  selected: undefined,
  writing: undefined,
  written: undefined,
  held: undefined,
  reconciling: { kind: "idle" },
  drafts: {},
  shownForms: [],
  remembered: {},
  findingsView: firstFindingsView,
  whisper: "",
};

/** How each event changes the state: nothing else does. */
export function reduce(state: State, event: PaneEvent): State {
  switch (event.kind) {
    case "reading":
      return { ...state, isReading: true };
    case "read":
      return { ...state, snapshot: event.snapshot, isReading: false, trouble: undefined, isExcelSilent: false };
    case "unread":
      return { ...state, isReading: false, trouble: event.trouble };
    case "silent":
      return { ...state, isExcelSilent: event.isSilent };
    case "screen":
      return {
        ...state,
        screen: event.screen,
        opened: event.opened === undefined ? state.opened : { ...state.opened, [event.screen]: event.opened },
      };
    case "opened":
      return { ...state, opened: { ...state.opened, [event.screen]: event.key } };
    case "selected":
      return selected(state, event.row);
    case "shown":
      return { ...state, selected: event.row };
    case "writing":
      return { ...state, writing: event.title, written: undefined };
    case "written":
      return { ...state, writing: undefined, written: event.written };
    case "seen":
      return { ...state, written: undefined };
    case "reconciling":
      return { ...state, reconciling: event.now };
    case "held":
      return { ...state, held: event.held };
    case "draft":
      return { ...state, drafts: drafted(state.drafts, event.form, event.draft) };
    case "form shown": {
      const others = state.shownForms.filter((form) => form !== event.form);
      return { ...state, shownForms: event.isShown ? [...others, event.form] : others };
    }
    case "remember":
      return { ...state, remembered: { ...state.remembered, [event.what]: event.choices } };
    case "findings view":
      return { ...state, findingsView: event.view };
    case "whisper":
      return { ...state, whisper: event.text };
  }
}

/** The screen on which a row of a table is shown, and its name there. */
const shownOn: Readonly<Record<string, ScreenName>> = {
  People: "people",
  Pools: "purchases",
  Findings: "findings",
  Contracts: "settings",
  Settings: "settings",
  BalanceChecks: "balances",
};

/**
 * A row that was selected in the sheet is opened on its screen, unless somebody is in the middle of a form or of reconciling.
 * Moving within the row opens nothing again that was left.
 */
function selected(state: State, row: SelectedRow | undefined): State {
  const screen = row === undefined ? undefined : shownOn[row.table];
  const [key] = row?.key ?? [];
  const isInForm = state.shownForms.some((form) => form in state.drafts);
  const isBusy = isInForm || state.writing !== undefined || state.screen === "reconcile";
  const before = state.selected;
  const isSame = row !== undefined && before?.table === row.table && before.key.join("\n") === row.key.join("\n");
  if (screen === undefined || key === undefined || isSame) return { ...state, selected: row };
  // what somebody is in the middle of stays open
  const opened = isBusy && state.screen === screen ? state.opened : { ...state.opened, [screen]: key };
  return { ...state, selected: row, opened, screen: isBusy ? state.screen : screen };
}

function drafted(drafts: State["drafts"], form: string, draft: Draft | undefined): State["drafts"] {
  if (draft !== undefined) return { ...drafts, [form]: draft };
  const { [form]: _gone, ...rest } = drafts;
  return rest;
}
