import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** Whether LibreOffice is on this machine; tests that need it are skipped where it is not. */
export const hasOffice = runs("soffice", ["--version"]);

/** Whether Python with openpyxl is on this machine. */
export const python = ["python3", "/usr/bin/python3"].find((name) => runs(name, ["-c", "import openpyxl"]));

/** Every sheet of a workbook as LibreOffice reads it, as CSV text by the sheet's name. */
export function sheetsByOffice(workbook: string): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "credit-roster-office-"));
  const csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
  // a profile of its own: a second LibreOffice on the same one would hand its work over and be gone
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync("soffice", [profile, "--headless", "--convert-to", csv, "--outdir", folder, workbook], {
    stdio: "ignore",
    timeout: 120_000,
  });
  const start = `${basename(workbook).replace(/\.xlsx$/, "")}-`;
  const files = readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith(".csv"));
  return new Map(files.map((name) => [name.slice(start.length, -4), readFileSync(join(folder, name), "utf8")]));
}

function runs(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, [...args], { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}
