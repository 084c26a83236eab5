import { bytes, utf16 } from "./bad-input.ts";

/** Usage that looks odd and is read whole: nothing is to be said of it. Each is one row of 4 credits beside the firm's two. */
export const oddUsage: readonly { readonly name: string; readonly file: string | Uint8Array }[] = [
  { name: "LF", file: "date,user,credits\n2026-03-05,ana@firm.example,4\n" },
  { name: "CRLF", file: "date,user,credits\r\n2026-03-05,ana@firm.example,4\r\n" },
  { name: "CR", file: "date,user,credits\r2026-03-05,ana@firm.example,4\r" },
  { name: "no newline at the end", file: "date,user,credits\n2026-03-05,ana@firm.example,4" },
  { name: "a byte-order mark", file: "\ufeffdate,user,credits\n2026-03-05,ana@firm.example,4\n" },
  { name: "semicolons", file: "date;user;credits\n2026-03-05;ana@firm.example;4\n" },
  { name: "tabs", file: "date\tuser\tcredits\n2026-03-05\tana@firm.example\t4\n" },
  { name: "UTF-16 with a mark", file: utf16("\ufeffdate\tuser\tcredits\r\n2026-03-05\tana@firm.example\t4\r\n") },
  { name: "UTF-16 without a mark", file: utf16("date\tuser\tcredits\r\n2026-03-05\tana@firm.example\t4\r\n") },
  {
    name: "UTF-16 with the large byte first",
    file: utf16("\ufeffdate,user,credits\n2026-03-05,ana@firm.example,4\n").swap16(),
  },
  { name: "Windows-1252", file: bytes("date,user,credits,service\n2026-03-05,ana@firm.example,4,Zo", [0xeb, 10]) },
  {
    name: "a quoted cell of two lines",
    file: 'date,user,credits,service\n2026-03-05,ana@firm.example,4,"two\r\nlines"\n',
  },
  { name: "blank lines", file: "\n\ndate,user,credits\n\n,,\n2026-03-05,ana@firm.example,4\n \n\n" },
  {
    name: "an address in capitals and blanks around",
    file: "date,user,credits\n 2026-03-05 , ANA@Firm.example ,\u00a04 \n",
  },
  {
    name: "headers in another order and case, with stars",
    file: "CREDITS*,User,Date *\n4,ana@firm.example,2026-03-05\n",
  },
  {
    name: "a heading above",
    file: "Usage of April\n\ndate,user,credits\n2026-03-05,ana@firm.example,4\n",
  },
  { name: "a column that is nobody's", file: "colour,date,user,credits\nred,2026-03-05,ana@firm.example,4\n" },
  {
    name: "a cell of two million letters",
    file: `date,user,credits,job\n2026-03-05,ana@firm.example,4,${"x".repeat(2_000_000)}\n`,
  },
  { name: "a comma at the end of every line", file: "date,user,credits,\n2026-03-05,ana@firm.example,4,\n" },
];
