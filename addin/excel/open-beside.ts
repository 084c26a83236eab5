import { type Outcome, trouble, troubleOf } from "./trouble.ts";

/** Opens a workbook beside this one, unsaved: Excel asks where to keep it when it is saved. `base64` is an .xlsx. */
export async function openBeside(base64: string): Promise<Outcome<void>> {
  if (typeof Excel === "undefined") return { ok: false, trouble: trouble("not-in-excel") };
  try {
    await Excel.createWorkbook(base64);
    return { ok: true, value: undefined };
  } catch (error) {
    const found = troubleOf(error);
    if (found === undefined) throw error;
    return { ok: false, trouble: found };
  }
}
