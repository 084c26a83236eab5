import { micro } from "../../../core/credits.ts";
import { contractKinds } from "../../../core/roster/words.ts";
import type { Calls } from "./calls.ts";
import { pick } from "./choice.ts";

/** Contracts, adjustments, balances, rates, settings and mappings. */
export const contractAndNoteCalls = {
  addContract:
    (command, { chosen, contract, day, later, text, unit, use }) =>
    (on) =>
      command.apply(on, {
        contract: chosen.contract === 5 ? text.trim() : contract,
        name: use ? text.trim() : undefined,
        kind: pick(contractKinds, chosen.person),
        unit,
        startsOn: day,
        endsOn: later,
      }),
  extendContract:
    (command, { contract, day }) =>
    (on) =>
      command.apply(on, { contract, endsOn: day }),
  adjustPool:
    (command, { day, poolId, signed, typedId, use }) =>
    (on) =>
      command.apply(on, {
        poolId,
        date: day,
        credits: signed,
        reason: "Goodwill",
        adjustmentId: typedId,
        poolHolds: use ? micro(50_000_000) : undefined,
      }),
  noteBalance:
    (command, { chosen, contract, day, person, poolId, signed, typedId, unit, use }) =>
    (on) =>
      command.apply(on, {
        subject: use ? poolId : chosen.sign > 0 ? contract : person,
        date: day,
        reportedBalance: signed,
        unit,
        useAs: chosen.pool % 4 === 0 ? "opening" : undefined,
        checkId: typedId,
      }),
  addRate:
    (command, { amount, day, later, typedId }) =>
    (on) =>
      command.apply(on, { service: "Rendering", credits: amount, validFrom: day, validTo: later, rateId: typedId }),
  changeSetting: (command, { chosen }) => {
    const [setting, value] = chosen.setting as [string, string];
    return (on) => command.apply(on, { setting, value: value === "" ? undefined : value });
  },
  addMapping: (command, { text, typedId, use }) => {
    const columns = { date: "Day", user: use ? "Who" : "Person", credits: text.trim() };
    const mapping = { name: "m", columns, ...(use ? { unit: "flex-token" as const } : {}) };
    return (on) => command.apply(on, { mapping: typedId ?? "Vendor" }, mapping);
  },
} satisfies Partial<Calls>;
