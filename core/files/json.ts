/**
 * A value of a JSON text and the line that it begins on, counted from 1. An object keeps a member that is there twice, so
 * that it can be told.
 */
export type JsonNode = { readonly line: number } & (
  | { readonly kind: "object"; readonly members: readonly JsonMember[] }
  | { readonly kind: "list"; readonly items: readonly JsonNode[] }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "word"; readonly text: string }
);

/** A member of an object, with the line of its key. */
export type JsonMember = { readonly key: string; readonly line: number; readonly value: JsonNode };

/** A JSON text that was read, or the first place where it is none, with what to do. */
export type JsonRead =
  | { readonly kind: "read"; readonly node: JsonNode }
  | { readonly kind: "broken"; readonly line: number; readonly message: string; readonly help: string };

type Broken = Extract<JsonRead, { kind: "broken" }>;
type State = { readonly text: string; at: number; broken: Broken | undefined };

const DEEPEST = 50;

/**
 * Reads JSON that people may have typed: every value knows its line, and what is wrong is said in words. The engine's own
 * parser names no line, and lets a second member of one name push out the first.
 */
export function readJson(text: string): JsonRead {
  const state: State = { text: text.replace(/^\ufeff/, ""), at: 0, broken: undefined };
  const node = value(state, 0);
  if (node !== undefined) {
    skipBlanks(state);
    if (state.at < state.text.length) refuse(state, "After its last bracket the file goes on.", "Delete what follows.");
  }
  return node === undefined || state.broken !== undefined ? (state.broken as Broken) : { kind: "read", node };
}

function value(state: State, depth: number): JsonNode | undefined {
  skipBlanks(state);
  const line = lineAt(state);
  const mark = state.text[state.at];
  if (depth > DEEPEST) return refuse(state, "Brackets stand too deep in each other.", "Begin anew from a suggestion.");
  if (mark === "{") {
    const members = between(state, "}", () => member(state, depth + 1));
    return members && { kind: "object", line, members };
  }
  if (mark === "[") {
    const items = between(state, "]", () => value(state, depth + 1));
    return items && { kind: "list", line, items };
  }
  if (mark === '"') {
    const text = quotedText(state);
    return text === undefined ? undefined : { kind: "text", line, text };
  }
  const word = /(?:-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?![\p{L}\p{N}])/uy;
  word.lastIndex = state.at;
  const found = word.exec(state.text)?.[0];
  if (found === undefined) return refuseValue(state);
  state.at += found.length;
  return { kind: "word", line, text: found };
}

function member(state: State, depth: number): JsonMember | undefined {
  skipBlanks(state);
  const line = lineAt(state);
  if (state.text[state.at] !== '"') return refuseValue(state);
  const key = quotedText(state);
  if (key === undefined) return undefined;
  skipBlanks(state);
  if (state.text[state.at] !== ":") {
    return refuse(state, `After "${key}" there is no colon.`, `Write a colon after it, such as "${key}": "…".`);
  }
  state.at += 1;
  const found = value(state, depth);
  return found && { key, line, value: found };
}

/** What stands between a bracket and the one that closes it, with commas between. */
function between<T>(state: State, close: string, part: () => T | undefined): readonly T[] | undefined {
  const parts: T[] = [];
  state.at += 1;
  skipBlanks(state);
  if (state.text[state.at] === close) {
    state.at += 1;
    return parts;
  }
  for (;;) {
    const found = part();
    if (found === undefined) return undefined;
    parts.push(found);
    const end = state.at;
    skipBlanks(state);
    const mark = state.text[state.at];
    if (mark === close) {
      state.at += 1;
      return parts;
    }
    if (mark !== ",") {
      if (state.at === state.text.length)
        return refuse(state, `A ${close} is missing at the end.`, `Write ${close} there.`);
      state.at = end;
      return refuse(state, "The line ends without a comma, and more follows.", "Write a comma at its end.");
    }
    const comma = state.at;
    state.at += 1;
    skipBlanks(state);
    if (state.text[state.at] === close) {
      state.at = comma;
      return refuse(state, `Before the closing ${close} stands a comma too many.`, "Delete that comma.");
    }
  }
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

function quotedText(state: State): string | undefined {
  let text = "";
  for (let at = state.at + 1; at < state.text.length; at += 1) {
    const mark = state.text[at] as string;
    if (mark === '"') {
      state.at = at + 1;
      return text;
    }
    if (mark === "\n" || mark === "\r") break;
    if (mark !== "\\") {
      text += mark;
      continue;
    }
    at += 1;
    const escaped = state.text[at] ?? "";
    const code = escaped === "u" ? /^[\da-fA-F]{4}/.exec(state.text.slice(at + 1, at + 5))?.[0] : undefined;
    const plain = code === undefined ? escapes[escaped] : String.fromCharCode(Number.parseInt(code, 16));
    if (plain === undefined) {
      return refuse(state, "A text holds a backslash that means nothing.", "Write two backslashes for one.");
    }
    text += plain;
    if (code !== undefined) at += 4;
  }
  return refuse(state, "A text has no closing quotation mark.", 'Write " at its end, on the same line.');
}

function refuseValue(state: State): undefined {
  const mark = state.text[state.at];
  if (mark === undefined) {
    const isEmpty = state.text.trim() === "";
    return refuse(state, isEmpty ? "The file is empty." : "The file ends too early.", "Give it whole.");
  }
  if (/[“”„«»‘’']/.test(mark)) {
    return refuse(state, `A text stands between ${mark} and not between plain quotation marks.`, 'Write " instead.');
  }
  const word = /^[^\s,:{}[\]"]+/.exec(state.text.slice(state.at))?.[0] ?? mark;
  if (/^\p{L}/u.test(word))
    return refuse(state, `The word ${word} stands without quotation marks.`, `Write "${word}".`);
  return refuse(state, `The text ${word} cannot stand here.`, "Compare the line with those around it.");
}

/** Keeps the first thing that is wrong, at the line that has been reached. */
function refuse(state: State, message: string, help: string): undefined {
  state.broken ??= { kind: "broken", line: lineAt(state), message, help };
  return undefined;
}

function skipBlanks(state: State): void {
  while (/[\s\ufeff]/.test(state.text[state.at] ?? "x")) state.at += 1;
}

function lineAt({ text, at }: State): number {
  return (text.slice(0, at).match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
}
