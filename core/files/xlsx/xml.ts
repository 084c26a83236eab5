import { SaxesParser } from "saxes";
import { limits } from "./limits.ts";
import { broken, type Refusal, tooMuch } from "./refusal.ts";

// the one door to saxes

/** The attributes of an element, by name. */
export type Attributes = Readonly<Record<string, string>>;

/** What is done with a part's elements, named without prefix: programs choose prefixes as they like (`<x:row>`). */
export type XmlHandlers = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};

/** Takes text in pieces; answers why it cannot go on. */
export type XmlReader = {
  readonly push: (text: string) => Refusal | undefined;
  readonly finish: () => Refusal | undefined;
};

/** Characters after which it is asked whether to go on: what is made to harm costs no more than these. */
const SLICE = 64 * 1024;

/**
 * Reads XML piece by piece, as long as it is not enough. A document type is refused: a workbook has none, and entities can make a small file endless
 * or fetch others. So is a declared encoding other than those that parts may have (ECMA-376 part 2, 8.1.3.1).
 */
export function createXmlReader(part: string, handlers: XmlHandlers, isEnough: () => boolean): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let refusal: Refusal | undefined;
  let depth = 0;
  parser.on("error", () => {
    refusal ??= broken(`The part ${part} of the workbook is not well-formed XML.`);
  });
  parser.on("doctype", () => {
    refusal ??= broken(`The part ${part} of the workbook declares a document type, which no workbook may.`);
  });
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding === undefined || /^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) return;
    refusal ??= broken(`The part ${part} of the workbook is in the encoding ${encoding}, which no workbook may be.`);
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (refusal !== undefined) return;
    depth += 1;
    if (depth > limits.depth)
      refusal = tooMuch(`The part ${part} of the workbook is nested deeper than any that is read.`);
    else handlers.open(localName(name), attributes);
  });
  const text = (piece: string) => {
    if (refusal === undefined) handlers.text(piece);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("closetag", ({ name }) => {
    if (refusal !== undefined) return;
    depth -= 1;
    handlers.close(localName(name));
  });
  return {
    push: (piece) => {
      for (let at = 0; at < piece.length && refusal === undefined && !isEnough(); at += SLICE) {
        parser.write(piece.slice(at, at + SLICE));
      }
      return refusal;
    },
    finish: () => {
      if (refusal === undefined) parser.close();
      return refusal;
    },
  };
}

/** An attribute by its name without prefix, such as `id` for `r:id`. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  const prefixed = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return prefixed === undefined ? undefined : attributes[prefixed];
}

/** Whether an attribute says yes (ECMA-376: `1`, `true`, `on`). */
export function isOn(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}
