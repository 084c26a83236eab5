import { execFileSync } from "node:child_process";
import { readCsvGrid } from "../../core/files/csv.ts";
import { runs } from "./office.ts";

/** Whether hledger is on this machine; tests that need it are skipped where it is not. */
export const hasHledger = runs("hledger", ["--version"]);

/** An amount by hledger: in an account, of a commodity, in millionths. */
export type HledgerBalance = { readonly account: string; readonly unit: string; readonly amount: number };

/**
 * The balances of a journal's accounts, those of zero too; throws with hledger's words where the journal breaks one of the
 * checks of `hledger check --strict`: balanced, asserted balances right, accounts and commodities declared.
 */
export function hledgerBalances(journal: string): readonly HledgerBalance[] {
  const args = ["-f", "-", "balance", "--strict", "--flat", "--empty", "--no-total", "--layout=bare", "-O", "csv"];
  const { headers, rows } = readCsvGrid(asked(args, journal), "hledger");
  const at = (name: string) => headers.indexOf(name);
  return rows
    .map(({ cells }) => cells.map(String))
    .filter((cells) => (cells[at("commodity")] ?? "") !== "")
    .map((cells) => ({
      account: cells[at("account")] ?? "",
      unit: cells[at("commodity")] ?? "",
      amount: Math.round(Number(cells[at("balance")]) * 1e6),
    }));
}

/** What `hledger check --strict` says of a journal: nothing when it is sound. */
export function hledgerCheck(journal: string): string {
  try {
    asked(["-f", "-", "check", "--strict"], journal);
    return "";
  } catch (error) {
    return String((error as { stderr?: unknown }).stderr ?? error);
  }
}

function asked(args: readonly string[], journal: string): string {
  // hledger reads names beyond ASCII only where the locale says that text is UTF-8
  const env = { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };
  return execFileSync("hledger", [...args], {
    input: journal,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: "pipe",
  });
}
