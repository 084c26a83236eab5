import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OfficeAddinManifest } from "office-addin-manifest";
import { describe, expect, test } from "vitest";
import { FLOOR } from "../addin/excel/run.ts";
import { manifestProblems } from "./support/manifest-check.ts";
import { root } from "./support/source.ts";

const path = join(root, "manifest.xml");
const xml = readFileSync(path, "utf8");

/** The size that a PNG of the pane's folder declares. */
function sizeOf(url: string): readonly [number, number] | undefined {
  const file = url.replace("https://localhost:3000/", join(root, "addin/public/"));
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  return bytes.subarray(1, 4).toString() === "PNG" ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : undefined;
}

test("the manifest has the shape that Excel wants", () => {
  expect(manifestProblems(xml, sizeOf)).toEqual([]);
});

test("every page and picture that it names is among the sources of the pane", () => {
  const paths = [...xml.matchAll(/"https:\/\/localhost:3000\/([^"]*)"/g)].map(([, path = ""]) => path);
  expect(paths).toContain("taskpane.html");
  const isThere = (path: string) => ["addin", "addin/public"].some((folder) => existsSync(join(root, folder, path)));
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
});

test("Microsoft's own reader finds in it what we mean", async () => {
  expect(await OfficeAddinManifest.readManifestFile(path)).toMatchObject({
    id: "6f0c9a5e-3d1b-4c57-9e0e-2b7a4d8f1c36",
    displayName: "Credit Roster",
    hosts: ["Workbook"],
    permissions: "ReadWriteDocument",
    officeAppType: "TaskPaneApp",
    defaultSettings: { sourceLocation: "https://localhost:3000/taskpane.html" },
  });
});

test("its version is the product's, and it asks for the Excel that the door asks for", () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  expect(xml).toContain(`<Version>${version}.0</Version>`);
  expect(xml).toContain(`<Set Name="ExcelApi" MinVersion="${FLOOR}"/>`);
});

describe("a manifest is refused", () => {
  test.each([
    [
      "whose elements stand in another order",
      "<ProviderName>Credit Roster</ProviderName>\n",
      "",
      ["<DefaultLocale>", "<ProviderName>x</ProviderName>"],
      "OfficeApp holds ProviderName too late",
    ],
    [
      "with an element of its own",
      "<Permissions>",
      "<Colour>blue</Colour><Permissions>",
      undefined,
      "OfficeApp may not hold Colour",
    ],
    ["whose Id is no GUID", "6f0c9a5e-", "", undefined, "Id is no GUID"],
    [
      "whose version has one number",
      "<Version>0.1.0.0",
      "<Version>1",
      undefined,
      "Version is not of two to four numbers",
    ],
    [
      "that asks for more than the workbook",
      "ReadWriteDocument",
      "ReadWriteMailbox",
      undefined,
      "Permissions is not ReadWriteDocument",
    ],
    [
      "for another program",
      '<Host Name="Workbook"/>',
      '<Host Name="Document"/>',
      undefined,
      "there is no Host Workbook",
    ],
    [
      "with a page that is not https",
      'https://localhost:3000/help.html"/>\n      </bt:Urls>',
      'http://localhost:3000/help.html"/>\n      </bt:Urls>',
      undefined,
      "http://localhost:3000/help.html is not https",
    ],
    [
      "that names a text which is not there",
      '<Label resid="Group.Label"/>',
      '<Label resid="Group.Name"/>',
      undefined,
      "there is no resource Group.Name",
    ],
    [
      "with a text that nothing uses",
      "<bt:LongStrings>",
      '<bt:LongStrings><bt:String id="Idle" DefaultValue="x"/>',
      undefined,
      "nothing uses the resource Idle",
    ],
    [
      "with two texts of one name",
      "<bt:LongStrings>",
      '<bt:LongStrings><bt:String id="Pane.Url" DefaultValue="x"/>',
      undefined,
      "the resource Pane.Url is there twice",
    ],
    [
      "with a text that is too long",
      'DefaultValue="Credit Roster is ready"',
      `DefaultValue="${"x".repeat(126)}"`,
      undefined,
      "the text GetStarted.Title is too long",
    ],
    [
      "with an icon of the wrong size",
      '<bt:Image size="16" resid="Icon.16"/>',
      '<bt:Image size="16" resid="Icon.32"/>',
      undefined,
      "https://localhost:3000/icons/icon-32.png is 32 by 32, not 16 by 16",
    ],
    [
      "without an icon of 80 pixels",
      '<bt:Image size="80" resid="Icon.80"/>',
      "",
      undefined,
      "an icon has no picture of 80 pixels",
    ],
    [
      "with an icon that is not there",
      "icons/icon-64.png",
      "icons/icon-65.png",
      undefined,
      "there is no picture https://localhost:3000/icons/icon-65.png",
    ],
    [
      "with one id twice",
      'id="CreditRoster.OpenPane"',
      'id="CreditRoster.Group"',
      undefined,
      "two elements have the id CreditRoster.Group",
    ],
    [
      "whose button opens another page",
      '<SourceLocation resid="Pane.Url"/>',
      '<SourceLocation resid="Help.Url"/>',
      undefined,
      "the button opens Help.Url, which is not the pane",
    ],
  ])("%s", (_, from, to, move, problem) => {
    expect(xml).toContain(from);
    const changed = xml.replace(from, to);
    const moved =
      move === undefined ? changed : changed.replace(/(<DefaultLocale>.*<\/DefaultLocale>)/, `$1${move[1]}`);
    expect(manifestProblems(moved, sizeOf)).toContain(problem);
  });

  test("with a name of a text that is too long", () => {
    const long = "x".repeat(33);
    expect(manifestProblems(xml.replaceAll("Group.Label", long), sizeOf)).toEqual([
      `the resource ${long} has a name of more than 32 letters`,
    ]);
  });
});
