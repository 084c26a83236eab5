import { SaxesParser } from "saxes";

/** An element of an XML file: its name as written, its attributes, the text that stands directly in it. */
export type Node = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
};

/** Parses XML, strictly; throws where it is not well-formed. */
export function parseXml(xml: string): Node {
  type Growing = { name: string; attributes: Record<string, string>; children: Growing[]; text: string };
  const root: Growing = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const node: Growing = { name, attributes: { ...attributes }, children: [], text: "" };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(xml).close();
  return root.children[0] as Node;
}

/** Every element of a name inside another, however deep; none where there is nothing to look in. */
export function within(node: Node | undefined, name: string): readonly Node[] {
  if (node === undefined) return [];
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name)]);
}
