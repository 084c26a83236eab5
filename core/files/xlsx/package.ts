import { createDecoder, likelyEncoding } from "../encoding.ts";
import { type Archive, partKey, readArchive } from "./archive.ts";
import { broken, isRefusal, type Refusal } from "./refusal.ts";
import { unpack } from "./unpack.ts";
import { createXmlReader, type XmlHandlers } from "./xml.ts";

/** A workbook as a set of parts that refer to each other (ECMA-376 part 2). */
export type Package = {
  readonly has: (part: string) => boolean;
  /** Reads a part; `isEnough` ends the reading before the part does. A part that is not there is a refusal. */
  readonly read: (part: string, handlers: XmlHandlers, isEnough?: () => boolean) => Refusal | undefined;
  /** What a part (or, without one, the package) refers to; nothing where it refers to nothing. */
  readonly relationships: (part?: string) => readonly Relationship[] | Refusal;
};

/** A reference from a part to another. */
export type Relationship = {
  readonly id: string;
  /** The last word of its type, the same in the transitional and the strict form: `worksheet`, `table`. */
  readonly kind: string;
  readonly part: string;
};

/** Opens a workbook's bytes. */
export function openPackage(bytes: Uint8Array): Package | Refusal {
  const archive = readArchive(bytes);
  if (isRefusal(archive)) return archive;
  const has = (part: string) => archive.entries.has(partKey(part));
  const read = (part: string, handlers: XmlHandlers, isEnough = () => false) =>
    readXml(archive, part, handlers, isEnough);
  return { has, read, relationships: (part = "") => readRelationships(part, has, read) };
}

function readXml(archive: Archive, part: string, handlers: XmlHandlers, isEnough: () => boolean): Refusal | undefined {
  const entry = archive.entries.get(partKey(part));
  if (entry === undefined) return broken(`The part ${part} of the workbook is missing.`);
  const reader = createXmlReader(part, handlers, isEnough);
  let decoder: ReturnType<typeof createDecoder> | undefined;
  let refusal: Refusal | undefined;
  const unpacked = unpack(archive, entry, (bytes) => {
    decoder ??= createDecoder(likelyEncoding(bytes));
    const text = decoder.push(bytes);
    refusal = text === undefined ? notText(part) : reader.push(text);
    return refusal === undefined && !isEnough();
  });
  if (refusal !== undefined || unpacked !== undefined || isEnough()) return refusal ?? unpacked;
  return decoder?.finish() === "" ? reader.finish() : notText(part);
}

function notText(part: string): Refusal {
  return broken(`The part ${part} of the workbook is neither UTF-8 nor UTF-16 text.`);
}

function readRelationships(
  part: string,
  has: Package["has"],
  read: Package["read"],
): readonly Relationship[] | Refusal {
  const slash = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, slash);
  const source = `${folder}_rels/${part.slice(slash)}.rels`;
  if (!has(source)) return [];
  const found: Relationship[] = [];
  const refusal = read(source, {
    open: (name, attributes) => {
      if (name !== "Relationship" || attributes["TargetMode"] === "External") return;
      const kind = attributes["Type"]?.split("/").at(-1) ?? "";
      const target = attributes["Target"] ?? "";
      found.push({ id: attributes["Id"] ?? "", kind, part: resolvePart(folder, target) });
    },
    text: () => {},
    close: () => {},
  });
  return refusal ?? found;
}

/** The part that a target names, seen from a folder: `../tables/table1.xml`, `/xl/workbook.xml`. */
function resolvePart(folder: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const steps: string[] = [];
  for (const step of (path.startsWith("/") ? path : folder + path).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
