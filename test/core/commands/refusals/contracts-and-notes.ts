import { addContract } from "../../../../core/commands/contracts/add-contract.ts";
import { extendContract } from "../../../../core/commands/contracts/extend-contract.ts";
import { addRate } from "../../../../core/commands/notes/add-rate.ts";
import { adjustPool } from "../../../../core/commands/notes/adjust-pool.ts";
import { changeSetting } from "../../../../core/commands/notes/change-setting.ts";
import { noteBalance } from "../../../../core/commands/notes/note-balance.ts";
import { credits } from "../../../../core/credits.ts";
import { day, desk } from "../../../support/command-desk.ts";
import { firm, implied, type Tried } from "./firm.ts";

/** A credit more for P-1 in March, but for what is said otherwise. */
function adjusted(more: Partial<Parameters<typeof adjustPool.apply>[1]>) {
  const march = { poolId: "P-1", date: day("2026-03-01"), credits: credits(1), reason: "x" };
  return adjustPool.apply(firm, { ...march, ...more });
}

type Noted = Partial<Parameters<typeof noteBalance.apply>[1]>;

/** A balance of 1 of C1 at the end of March, but for what is said otherwise. */
function noted(more: Noted, of = firm) {
  const march = { subject: "C1", date: day("2026-03-31"), reportedBalance: credits(1) };
  return noteBalance.apply(of, { ...march, ...more });
}

/** The same as an opening on the eve of the ledger. */
function opening(more: Noted, of = firm) {
  return noted({ date: day("2025-06-30"), useAs: "opening", ...more }, of);
}

/** Contracts, adjustments, balances, rates and settings. */
export const contractAndNoteRefusals: Tried = {
  addContract: [
    ["is there", addContract.apply(firm, { contract: "c-1" })],
    ["another's name", addContract.apply(firm, { contract: "C8", name: "Design" })],
    ["another's old number", addContract.apply(firm, { contract: "C8", aliases: ["old one"] })],
    ["of two", addContract.apply(firm, { contract: "Twin" })],
    ["reversed", addContract.apply(firm, { contract: "C8", startsOn: day("2026-03-01"), endsOn: day("2026-02-28") })],
    ["known in other letters", addContract.apply(implied, { contract: "k-1" })],
  ],
  extendContract: [
    ["no contract", extendContract.apply(firm, { contract: "C9", endsOn: day("2027-12-31") })],
    ["the same end", extendContract.apply(firm, { contract: "C1", endsOn: day("2026-12-31") })],
    ["an earlier end", extendContract.apply(firm, { contract: "C1", endsOn: day("2026-12-30") })],
    ["before it starts", extendContract.apply(firm, { contract: "F7", endsOn: day("2025-06-30") })],
    ["without a row", extendContract.apply(implied, { contract: "K1", endsOn: day("2026-12-31") })],
  ],
  adjustPool: [
    ["nothing", adjusted({ credits: credits(0) })],
    ["no pool", adjusted({ poolId: "P-11" })],
    ["nobody's", adjusted({ poolId: "individual:ben@example.com" })],
    ["after the last day", adjusted({ date: day("2026-07-10") })],
    ["more than it holds", adjusted({ date: day("2026-07-09"), credits: credits(-31), poolHolds: credits(30) })],
    ["an id that is given", adjusted({ adjustmentId: "A-1" })],
    ["the same again", adjusted({ date: day("2025-08-01"), credits: credits(20), reason: "Goodwill" })],
    ["too much", adjusted({ credits: credits(9_000_000_000) })],
  ],
  noteBalance: [
    ["of nothing", noted({ subject: "C9" })],
    ["in another unit", noted({ subject: "P-1", unit: "flex-token" })],
    ["before the ledger", noted({ date: day("2025-06-29") })],
    ["an id that is given", noted({ checkId: "B-1" })],
    ["the same again", noted({ subject: "Design", date: day("2026-01-31"), reportedBalance: credits(300) })],
    ["another figure", noted({ date: day("2026-01-31"), reportedBalance: credits(1_234.5) })],
    ["an opening on its day", opening({ subject: "P-1", date: day("2025-07-01") })],
    ["an opening without a start", opening({ subject: "P-1" }, implied)],
    ["an opening of a contract", opening({ subject: "C1" })],
    ["an opening of a later pool", opening({ subject: "P-1" })],
    ["a second opening", opening({ subject: "kim@example.com" })],
  ],
  addRate: [
    [
      "reversed",
      addRate.apply(firm, {
        service: "Rendering",
        credits: credits(1),
        validFrom: day("2026-03-01"),
        validTo: day("2026-02-28"),
      }),
    ],
    [
      "the same again",
      addRate.apply(firm, { service: "rendering", credits: credits(2), unitOfWork: "Job", rule: "exact" }),
    ],
    ["an id that is given", addRate.apply(firm, { service: "Rendering", credits: credits(2), rateId: "R-1" })],
  ],
  changeSetting: [
    ["no setting", changeSetting.apply(firm, { setting: "Blok size", value: "50" })],
    ["no value for it", changeSetting.apply(firm, { setting: "Block size", value: "0" })],
    ["no day", changeSetting.apply(firm, { setting: "Ledger starts on", value: "soon" })],
    ["no zone", changeSetting.apply(firm, { setting: "Time zone", value: "Atlantis" })],
    ["as it is", changeSetting.apply(firm, { setting: "block size", value: "100.0" })],
    ["its default", changeSetting.apply(firm, { setting: "Overdraft" })],
    [
      "cells could not be read",
      changeSetting.apply(desk({ pools: "Pool ID,Contract,Credits\nP-1,K1,12.5\nP-2,K1,0.25" }), {
        setting: "Number style",
        value: "1.234,5",
      }),
    ],
  ],
};
