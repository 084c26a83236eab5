import { type Diagnostic, type Location, quoted } from "../diagnostic.ts";
import { type JsonMember, type JsonNode, readJson } from "../files/json.ts";
import { listed, loose, nearest, tidy } from "../text.ts";
import { type KnownMapping, MAPPING_FILE } from "./mapping.ts";
import {
  columnSubjects,
  gatherMapping,
  type MappingPart,
  optionSubjects,
  type PartSubject,
  subjectOf,
} from "./mapping-parts.ts";

/**
 * Reads a mapping file, every problem at its line. Keys are compared loosely (`dayOrder`, `day order`), since people type
 * them. Nothing comes back where anything is wrong.
 */
export function readMappingFile(
  text: string,
  file: string,
  report: (diagnostic: Diagnostic) => void,
): KnownMapping | undefined {
  let isGood = true;
  const refuse = (line: number, message: string, help: string, column?: string) => {
    isGood = false;
    const at: Location = column === undefined ? { file, line } : { file, line, column };
    report({
      code: "mapping-broken",
      severity: "error",
      at,
      message: `${message.replace(/\.$/, "")}; the mapping is not used.`,
      help,
    });
  };
  const read = readJson(text);
  const isOther = text.trim() !== "" && !/^\ufeff?\s*\{/.test(text);
  if (isOther || (read.kind === "read" && read.node.kind !== "object")) {
    const line = read.kind === "read" ? read.node.line : 1;
    refuse(line, "The file holds no mapping", `A mapping begins with { and names its columns: ${example}`);
    return undefined;
  }
  if (read.kind === "broken" || read.node.kind !== "object") {
    if (read.kind === "broken") refuse(read.line, read.message, read.help);
    return undefined;
  }
  const parts: MappingPart[] = [];
  let name = "";
  const take = ({ key, line, value }: JsonMember, subjects: readonly PartSubject[], where: string) => {
    const subject = subjectOf(key, subjects);
    const place = { file, line, column: key };
    if (subject === undefined)
      refuse(line, `${quoted(key)} is nothing that ${where} can say`, whatElse(key, subjects), key);
    else if (value.kind !== "text")
      refuse(value.line, `${quoted(key)} is no text`, `Put it between quotation marks: "${key}": "…".`, key);
    else parts.push({ ...subject, text: tidy(value.text), at: place });
  };
  for (const member of read.node.members) {
    const { key, line, value } = member;
    const said = loose(key);
    if (said === "columns") {
      if (value.kind === "object") for (const column of value.members) take(column, columnSubjects, "a column");
      else refuse(value.line, "“columns” is no list of columns", `Write it so: ${example}`);
    } else if (said === "name") name = nameOf(value) ?? "";
    else if (said === "schema") {
      if (value.kind === "text" && value.text === MAPPING_FILE) continue;
      refuse(
        line,
        "The file is of another kind, or for another version of the program",
        `Write "schema": "${MAPPING_FILE}".`,
        key,
      );
    } else if (said !== "$schema") take(member, optionSubjects, "a mapping");
  }
  const at: Location = { file, line: read.node.line };
  if (!isGood) return undefined;
  const mapping = gatherMapping(name === "" ? shortName(file) : name, parts, at, spelledMember, report);
  return mapping === undefined ? undefined : { mapping, at, isAsked: true };
}

/** What to say of a file that was given as a mapping and cannot be one, such as one that is no text. */
export function noMapping(file: string, message: string): Diagnostic {
  return {
    code: "mapping-broken",
    severity: "error",
    at: { file },
    message: `${message} The mapping is not used.`,
    help: "Give a mapping file (JSON), such as the one that is suggested for an export that is not recognised.",
  };
}

/** Bytes of a mapping at most: it is a page of text, and whatever is larger is something else. */
export const LARGEST_MAPPING = 1024 * 1024;

const example = '{ "columns": { "date": "Usage date", "user": "User email", "credits": "Cloud credits" } }.';

function spelledMember(subject: PartSubject, text: string): string {
  const value = JSON.stringify(text);
  return subject.kind === "column" ? `"columns": { "${subject.column}": ${value} }` : `"${subject.option}": ${value}`;
}

function nameOf(value: JsonNode): string | undefined {
  return value.kind === "text" ? tidy(value.text) : undefined;
}

/** A mapping without a name is called as its file. */
function shortName(file: string): string {
  return file.replace(/^.*[/\\]/, "").replace(/\.json$/i, "") || file;
}

function whatElse(key: string, subjects: readonly PartSubject[]): string {
  const names = subjects.map((subject) => (subject.kind === "column" ? subject.column : subject.option));
  const like = nearest(key, names);
  return `${like === undefined ? "" : `Did you mean ${like}? `}Write ${listed(names, "or")}.`;
}
