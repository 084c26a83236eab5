import { addRate } from "../../../../core/commands/notes/add-rate.ts";
import { recordLeaving } from "../../../../core/commands/people/leaving.ts";
import { requestPurchase } from "../../../../core/commands/pools/request-pool.ts";
import { credits } from "../../../../core/credits.ts";
import { bareDesk, day, desk, read } from "../../../support/command-desk.ts";
import { type Tried, who } from "./firm.ts";

/** A cell of a workbook that shows an error. */
function withError() {
  const stored = desk({ people: "Email,Left on\nana@example.com," });
  const problem = { code: "formula-error" as const, message: "the cell shows #N/A.", help: "Mend it." };
  const people = stored.grids.people;
  const rows = people?.rows.map((row) => ({ ...row, cells: [row.cells[0] ?? "", { problem }] })) ?? [];
  return read({ ...stored.grids, ...(people === undefined ? {} : { people: { ...people, rows } }) });
}

/** Tables that lack what a command writes into, or hold it twice or as an error. */
export const tableRefusals: Tried = {
  "what cannot be written into": [
    [
      "no table",
      addRate.apply(bareDesk({ people: "Email", pools: "Pool ID,Contract,Credits" }), {
        service: "Rendering",
        credits: credits(1),
      }),
    ],
    [
      "no column",
      recordLeaving.apply(bareDesk({ people: "Email,Registration\nana@example.com,", pools: "Pool ID" }), {
        email: who("ana"),
        leftOn: day("2026-03-01"),
      }),
    ],
    [
      "two rows",
      recordLeaving.apply(desk({ people: "Email\nana@example.com\nANA@example.com" }), {
        email: who("ana"),
        leftOn: day("2026-03-01"),
      }),
    ],
    ["an error", recordLeaving.apply(withError(), { email: who("ana"), leftOn: day("2026-03-01") })],
    [
      "a row that is left out",
      requestPurchase.apply(desk({ pools: "Pool ID,Contract,Credits\nP-2026-01,K1,many" }), {
        contract: "K1",
        credits: credits(100),
        requestedOn: day("2026-03-01"),
        poolId: "P-2026-01",
      }),
    ],
  ],
};
