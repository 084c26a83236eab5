import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A source file, by its path from the project's folder with `/` between. */
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
  /** The text without comments, strings and regular expressions: names alone. */
  readonly words: string;
  readonly imports: readonly Import[];
};

/** What a file imports: a path from the project's folder, or a package's name; `typesOnly` leaves nothing at run time. */
export type Import = { readonly target: string; readonly isPackage: boolean; readonly typesOnly: boolean };

/** Every file below a folder with one of these endings, ordered by path. */
export function filesBelow(folder: string, endings: readonly string[]): readonly string[] {
  // the pane's folder is given by the architecture before there is a pane
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** The source files of a top-level folder. */
export function sourcesOf(folder: string): readonly SourceFile[] {
  return filesBelow(folder, [".ts", ".tsx", ".mjs"]).map((path) => {
    const text = readFileSync(join(root, path), "utf8");
    return sourceFile(path, text);
  });
}

/** A source file from its text. */
export function sourceFile(path: string, text: string): SourceFile {
  const code = stripped(text, false);
  return { path, text, code, words: stripped(text, true), imports: importsIn(path, code) };
}

/** What `import`, `export … from` and `import()` name in code without comments. */
function importsIn(path: string, code: string): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: string, typesOnly: boolean) => {
    const isPackage = !specifier.startsWith(".");
    const target = isPackage ? packageOf(specifier) : posix.normalize(posix.join(dirname(path), specifier));
    found.push({ target, isPackage, typesOnly });
  };
  for (const [, clause = "", specifier = ""] of code.matchAll(
    /^\s*(?:import|export)\b([^;"'`=]*?)\bfrom\s*["']([^"']+)["']/gm,
  )) {
    add(specifier, isTypesOnly(clause));
  }
  for (const [, specifier = ""] of code.matchAll(/^\s*import\s*["']([^"']+)["']/gm)) add(specifier, false);
  // `import("x").T` in a type leaves nothing at run time, but is counted as if it did
  for (const [, specifier = ""] of code.matchAll(/\bimport\s*\(\s*["']([^"']+)["']\s*\)/g)) add(specifier, false);
  return found;
}

function isTypesOnly(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true;
  const names = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1] ?? "value";
  return names.split(",").every((name) => name.trim() === "" || /^\s*type\b/.test(name));
}

/** `zod/mini` is of the package `zod`; Node's own modules keep their names. */
function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/**
 * The code without comments, and, if asked, with empty strings, templates and regular expressions. What stands in the
 * `${…}` of a template is code and stays.
 */
export function stripped(text: string, withoutStrings: boolean): string {
  let out = "";
  let at = 0;
  /** For each template that is open: how many braces are open inside its `${`. */
  const templates: number[] = [];
  const keep = (part: string) => {
    out += withoutStrings ? "" : part;
  };
  const templateText = () => {
    while (at < text.length) {
      if (text[at] === "\\") {
        keep(text.slice(at, at + 2));
        at += 2;
      } else if (text[at] === "`") {
        out += "`";
        at += 1;
        return;
      } else if (text.startsWith("${", at)) {
        out += "${";
        at += 2;
        templates.push(0);
        return;
      } else {
        keep(text[at] as string);
        at += 1;
      }
    }
  };
  while (at < text.length) {
    const mark = text[at] as string;
    if (text.startsWith("//", at)) at = endOf(text, "\n", at);
    else if (text.startsWith("/*", at)) {
      at = endOf(text, "*/", at + 2) + 2;
      out += " ";
    } else if (mark === '"' || mark === "'") {
      const literal = /^(["'])(?:\\.|(?!\1)[^\\\n])*\1/.exec(text.slice(at))?.[0] ?? mark;
      out += withoutStrings ? `${mark}${mark}` : literal;
      at += literal.length;
    } else if (mark === "`") {
      out += "`";
      at += 1;
      templateText();
    } else if (mark === "/" && beginsExpression(out)) {
      const literal = /^\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/.exec(text.slice(at))?.[0] ?? mark;
      out += withoutStrings ? "/ /" : literal;
      at += literal.length;
    } else if (mark === "}" && templates.at(-1) === 0) {
      templates.pop();
      out += mark;
      at += 1;
      templateText();
    } else {
      const depth = templates.length - 1;
      if (depth >= 0 && mark === "{") templates[depth] = (templates[depth] as number) + 1;
      if (depth >= 0 && mark === "}") templates[depth] = (templates[depth] as number) - 1;
      out += mark;
      at += 1;
    }
  }
  return out;
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found;
}

/** Whether a `/` after this code begins a regular expression, and does not divide. */
function beginsExpression(before: string): boolean {
  return /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\breturn|\btypeof|\bcase)\s*$/.test(before.slice(-40));
}

/** Groups of names that reach each other along the edges, each ordered: the cycles of a graph. */
export function cycles(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const reach = new Map<string, Set<string>>();
  for (const start of edges.keys()) {
    const seen = new Set<string>();
    const waiting = [...(edges.get(start) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...(edges.get(next) ?? []));
    }
    reach.set(start, seen);
  }
  const groups = new Map<string, readonly string[]>();
  for (const [name, reached] of reach) {
    if (!reached.has(name)) continue;
    const group = [...reached].filter((other) => reach.get(other)?.has(name) === true).sort();
    groups.set(group.join(" "), group);
  }
  return [...groups.values()];
}
