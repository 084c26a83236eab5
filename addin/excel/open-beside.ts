import type { Outcome } from "./trouble.ts";
import { trouble, troubleOf } from "./trouble.ts";

/** Opens a workbook beside this one, unsaved: Excel asks where to keep it when it is saved. `bytes` are those of an .xlsx. */
export async function openBeside(bytes: Uint8Array): Promise<Outcome<void>> {
  if (typeof Excel === "undefined") return { ok: false, trouble: trouble("not-in-excel") };
  try {
    await Excel.createWorkbook(base64(bytes));
    return { ok: true, value: undefined };
  } catch (error) {
    const found = troubleOf(error);
    if (found === undefined) throw error;
    return { ok: false, trouble: found };
  }
}

/** In parts: so many bytes at once would be more arguments than a call may have. */
const PART = 0x8000;

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PART) text += String.fromCharCode(...bytes.subarray(at, at + PART));
  return btoa(text);
}
