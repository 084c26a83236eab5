import { type Node, parseXml, within } from "./xml-tree.ts";

/** The width and height of a picture that the manifest names, or nothing where there is none. */
export type PictureSize = (url: string) => readonly [number, number] | undefined;

// the order in which Microsoft's schema wants the children of an element (manifest element ordering)
const orders: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    "Id",
    "AlternateId",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "AppDomains",
    "Hosts",
    "Requirements",
    "DefaultSettings",
    "Permissions",
    "Dictionary",
    "VersionOverrides",
    "ExtendedOverrides",
  ],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources", "VersionOverrides"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "ToolTip", "Supertip", "Icon", "Action"],
  Resources: ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"],
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_ID = 32;
const limits: Readonly<Record<string, number>> = { "bt:ShortStrings": 125, "bt:LongStrings": 250 };

/**
 * What Excel, or the shop, would find wrong with a manifest: its shape alone. Microsoft's own check needs a network
 * (`npm run manifest`).
 */
export function manifestProblems(xml: string, sizeOf: PictureSize): readonly string[] {
  const root = parseXml(xml);
  const texts = (name: string) => root.children.filter((child) => child.name === name).map(({ text }) => text.trim());
  const all = [root, ...everyNode(root)];
  const problems = all.flatMap(orderProblems);
  if (!guid.test(texts("Id")[0] ?? "")) problems.push("Id is no GUID");
  if (!/^\d{1,5}(\.\d{1,5}){1,3}$/.test(texts("Version")[0] ?? ""))
    problems.push("Version is not of two to four numbers");
  if (texts("Permissions")[0] !== "ReadWriteDocument") problems.push("Permissions is not ReadWriteDocument");
  if (within(root, "Host").filter(({ attributes }) => attributes["Name"] === "Workbook").length !== 1)
    problems.push("there is no Host Workbook");
  for (const { attributes } of all) {
    const url = attributes["DefaultValue"] ?? "";
    if (/^[a-z]+:\/\//i.test(url) && !url.startsWith("https://")) problems.push(`${url} is not https`);
  }
  return [
    ...problems,
    ...resourceProblems(root, all),
    ...idProblems(root),
    ...iconProblems(root, sizeOf),
    ...paneProblems(root),
  ];
}

function everyNode(node: Node): readonly Node[] {
  return node.children.flatMap((child) => [child, ...everyNode(child)]);
}

function orderProblems({ name, children }: Node): string[] {
  const order = orders[name];
  if (order === undefined) return [];
  const unknown = children
    .filter((child) => !order.includes(child.name))
    .map((child) => `${name} may not hold ${child.name}`);
  const places = children.map((child) => order.indexOf(child.name)).filter((place) => place !== -1);
  const at = places.findIndex((place, index) => index > 0 && place < (places[index - 1] ?? 0));
  return at === -1 ? unknown : [...unknown, `${name} holds ${order[places[at] ?? 0]} too late`];
}

function resourceProblems(root: Node, all: readonly Node[]): string[] {
  const resources = within(root, "Resources").flatMap(({ children }) => children);
  const problems: string[] = [];
  const ids = resources.flatMap((group) => group.children.map(({ attributes }) => attributes["id"] ?? ""));
  for (const id of ids)
    if (id.length > LONGEST_ID) problems.push(`the resource ${id} has a name of more than ${LONGEST_ID} letters`);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at)))
    problems.push(`the resource ${id} is there twice`);
  const used = all.flatMap(({ attributes }) => (attributes["resid"] === undefined ? [] : [attributes["resid"]]));
  for (const id of new Set(used)) if (!ids.includes(id)) problems.push(`there is no resource ${id}`);
  for (const id of ids) if (!used.includes(id)) problems.push(`nothing uses the resource ${id}`);
  for (const { name, children } of resources) {
    for (const { attributes } of children) {
      if ((attributes["DefaultValue"] ?? "").length > (limits[name] ?? 2_048))
        problems.push(`the text ${attributes["id"]} is too long`);
    }
  }
  return problems;
}

function idProblems(root: Node): string[] {
  const ids = ["Group", "Control", "OfficeTab"]
    .flatMap((name) => within(root, name))
    .map(({ attributes }) => attributes["id"] ?? "");
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => `two elements have the id ${id}`);
}

function iconProblems(root: Node, sizeOf: PictureSize): string[] {
  const images = new Map(
    within(within(root, "Resources")[0], "bt:Image").map(({ attributes }) => [
      attributes["id"],
      attributes["DefaultValue"] ?? "",
    ]),
  );
  const problems: string[] = [];
  const expect = (url: string, size: number) => {
    const found = sizeOf(url);
    if (found === undefined) problems.push(`there is no picture ${url}`);
    else if (found.some((side) => side !== size))
      problems.push(`${url} is ${found.join(" by ")}, not ${size} by ${size}`);
  };
  for (const icon of within(root, "Icon")) {
    const sizes = icon.children.map(({ attributes }) => Number(attributes["size"]));
    for (const size of [16, 32, 80])
      if (!sizes.includes(size)) problems.push(`an icon has no picture of ${size} pixels`);
    for (const { attributes } of icon.children) {
      const url = images.get(attributes["resid"]);
      if (url !== undefined) expect(url, Number(attributes["size"]));
    }
  }
  for (const [name, size] of [
    ["IconUrl", 32],
    ["HighResolutionIconUrl", 64],
  ] as const) {
    for (const { attributes } of root.children.filter((child) => child.name === name))
      expect(attributes["DefaultValue"] ?? "", size);
  }
  return problems;
}

/** The pane of the button is the pane that opens without one. */
function paneProblems(root: Node): string[] {
  const urls = new Map(within(root, "bt:Url").map(({ attributes }) => [attributes["id"], attributes["DefaultValue"]]));
  const first = within(within(root, "DefaultSettings")[0], "SourceLocation")[0]?.attributes["DefaultValue"];
  const ofButtons = within(root, "Action").flatMap((action) => within(action, "SourceLocation"));
  const other = ofButtons.filter(({ attributes }) => urls.get(attributes["resid"]) !== first);
  return other.map(({ attributes }) => `the button opens ${attributes["resid"]}, which is not the pane`);
}
