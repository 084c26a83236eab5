import { describe, expect, test } from "vitest";
import { cellsRead, columnOf } from "../../../support/read-cells.ts";
import { replaced } from "../../../support/workbook.ts";

const sheet = /sheet1/;

describe("text", () => {
  test("shared and inline text, numbers and truth values come as they are", () => {
    expect(cellsRead(columnOf("Ana", { inline: "Bo" }, 42, -0.5, true, false))).toEqual([
      "Ana",
      "Bo",
      42,
      -0.5,
      true,
      false,
    ]);
  });

  test("rich text is its plain text, and how to pronounce it is left out", () => {
    expect(cellsRead(columnOf({ rich: ["Sus", "hi"], phonetic: "スシ" }))).toEqual(["Sushi"]);
  });

  test("blanks at the ends, accents and no-break spaces are kept for the columns to judge", () => {
    const odd = ["  42 ", "Zoe\u0301", "\u00a0x\u200b"];
    expect(cellsRead(columnOf(...odd))).toEqual(odd);
  });

  test("characters that XML cannot hold are spelled out, and every line end is one", () => {
    expect(cellsRead(columnOf("a_x000D_\nb", "_x000D_", "\u0001", "a\r\nb"))).toEqual([
      "a_x000D_\nb",
      "_x000D_",
      "\u0001",
      "a\nb",
    ]);
    expect(cellsRead(columnOf("one", { inline: "MARK" }), replaced(sheet, "MARK", "_x0041__x00e9_"))).toEqual([
      "one",
      "Aé",
    ]);
  });

  test("text with leading zeros stays text, and so does a number that is shown with them", () => {
    expect(cellsRead(columnOf("0042", { number: 42, format: "00000" }, { number: 123456, format: "00000" }))).toEqual([
      "0042",
      "00042",
      123456,
    ]);
  });

  test("a hyperlink counts by its text, not by where it leads", () => {
    const link = '<hyperlinks><hyperlink ref="A2" r:id="rId9" display="x"/></hyperlinks><tableParts';
    expect(cellsRead(columnOf("ana@example.com"), replaced(sheet, "<tableParts", link))).toEqual(["ana@example.com"]);
  });

  test("text in CDATA and with entities of XML is read", () => {
    const cells = columnOf({ xml: '<c t="inlineStr"><is><t><![CDATA[a<b]]>&amp;&#x263A;</t></is></c>' });
    expect(cellsRead(cells)).toEqual(["a<b&☺"]);
  });

  test("a cell that refers to a text that is not there has no value, and says so", () => {
    expect(cellsRead(columnOf({ xml: '<c t="s"><v>99</v></c>' }, { xml: '<c t="s"><v>x</v></c>' }))).toEqual([
      "workbook-broken",
      "workbook-broken",
    ]);
  });
});

describe("numbers", () => {
  test("numbers come with every digit that is stored, also those written with an exponent", () => {
    const cells = [
      { xml: "<c><v>1.5E3</v></c>" },
      { xml: "<c><v>0.30000000000000004</v></c>" },
      { xml: "<c><v>-1E-7</v></c>" },
    ];
    expect(cellsRead(columnOf(...cells))).toEqual([1500, 0.1 + 0.2, -1e-7]);
  });

  test("a stored value that is no number has no value, and says so", () => {
    const cells = ["1,5", "NaN", "0x10", "1e999"].map((value) => ({ xml: `<c><v>${value}</v></c>` }));
    expect(cellsRead(columnOf(...cells))).toEqual(Array(4).fill("workbook-broken"));
  });

  test("a kind of cell that no workbook has has no value, and says so", () => {
    expect(cellsRead(columnOf({ xml: '<c t="zzz"><v>1</v></c>' }))).toEqual(["workbook-broken"]);
  });
});

describe("formulas", () => {
  test("the stored result counts, zero and FALSE and text too", () => {
    const formula = "B1";
    const cells = [7, 0, false, true, "x"].map((value) => ({ formula, value }));
    expect(cellsRead(columnOf(...cells))).toEqual([7, 0, false, true, "x"]);
  });

  test("a result that is empty text is a blank, and no missing result", () => {
    expect(cellsRead(columnOf("x", { formula: '""', value: "" }, "y"))).toEqual(["x", "y"]);
  });

  test("a formula without a result has no value, and says so, whichever way it is missing", () => {
    const cells = [
      { formula: "1+1" },
      { xml: "<c><f>1+1</f><v></v></c>" },
      { xml: '<c t="str"><f>"a"</f></c>' },
      { xml: '<c><f t="shared" si="0"/></c>' },
    ];
    expect(cellsRead(columnOf(...cells))).toEqual(Array(4).fill("formula-not-calculated"));
  });

  test("an error is no blank: it has no value, and says so", () => {
    expect(cellsRead(columnOf({ error: "#N/A" }, { formula: "1/0", error: "#DIV/0!" }))).toEqual([
      "formula-error",
      "formula-error",
    ]);
  });
});

describe("days", () => {
  test("a number is a day when its format shows one", () => {
    const formats = [
      14,
      15,
      17,
      22,
      27,
      31,
      57,
      "dd/mm/yyyy",
      "[$-409]d-mmm-yy;@",
      'yyyy"年"m"月"d"日"',
      "mmm yy",
      "yyyy\\-mm\\-dd hh:mm:ss.000",
    ];
    const cells = formats.map((format) => ({ number: 46112, format }));
    expect(cellsRead(columnOf(...cells))).toEqual(formats.map(() => "2026-03-31"));
  });

  test("a number stays a number under other formats, whatever letters they have", () => {
    const formats = [
      0,
      1,
      2,
      9,
      10,
      44,
      49,
      '0.0" days"',
      "[Red]0.00",
      "[$EUR] #,##0",
      '"Month "0',
      "0.00E+00",
      "General",
      "0\\d",
      "_d0",
      "#,##0;[Red]-#,##0",
      "@",
    ];
    const cells = formats.map((format) => ({ number: 46112, format }));
    expect(cellsRead(columnOf(...cells))).toEqual(formats.map(() => 46112));
  });

  test("durations and times of day are no days", () => {
    const formats = [18, 20, 21, 45, 46, 47, "[h]:mm", "[mm]:ss", "h:mm AM/PM", "mm:ss", "hh:mm"];
    const cells = formats.map((format) => ({ number: 46112.5, format }));
    expect(cellsRead(columnOf(...cells))).toEqual(formats.map(() => 46112.5));
  });

  test("the time of day is dropped", () => {
    expect(cellsRead(columnOf({ number: 46112.999, format: 22 }, { number: 46112.0001, format: 22 }))).toEqual([
      "2026-03-31",
      "2026-03-31",
    ]);
  });

  test("around the day that never was, 1900-02-29, days are Excel's", () => {
    const cells = [0, 1, 59, 60, 61, 2958465, 2958466, -3].map((number) => ({ number, format: 14 }));
    expect(cellsRead(columnOf(...cells))).toEqual([
      0,
      "1900-01-01",
      "1900-02-28",
      60,
      "1900-03-01",
      "9999-12-31",
      2958466,
      -3,
    ]);
  });

  test("a workbook of the 1904 system counts its days from there", () => {
    const sketch = {
      ...columnOf({ number: 44650, format: 14 }, { number: 0, format: 14 }, { day: "2026-03-31" }),
      is1904: true,
    };
    expect(cellsRead(sketch)).toEqual(["2026-03-31", "1904-01-01", "2026-03-31"]);
  });

  test("days that are stored as text of ISO 8601 are days", () => {
    const cells = ["2026-03-31", "2026-03-31T00:00:00", "2026-03-31T18:30:00.000Z"].map((value) => ({
      xml: `<c t="d"><v>${value}</v></c>`,
    }));
    expect(cellsRead(columnOf(...cells))).toEqual(["2026-03-31", "2026-03-31", "2026-03-31"]);
  });

  test("a format that conditional rules or named styles have is not the cell's", () => {
    // the maker's only named style has format 14, its only conditional rule the number 164
    expect(cellsRead(columnOf(46112, { number: 46112, format: "yyyy-mm-dd" }))).toEqual([46112, "2026-03-31"]);
  });
});
