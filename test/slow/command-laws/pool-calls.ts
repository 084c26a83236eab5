import { plusDays } from "../../../core/calendar.ts";
import type { Calls } from "./calls.ts";

/** Purchases, step by step or as a firm has them already, and credits of a cloud service. */
export const poolCalls = {
  requestPurchase:
    (command, { amount, contract, day, later, person, typedId, unit, use }) =>
    (on) =>
      command.apply(on, {
        contract,
        credits: amount,
        unit,
        holder: use ? person : undefined,
        requestedOn: day,
        wantedBy: later,
        poolId: typedId,
      }),
  recordQuote: (command, { amount, stepFrom, use }) => {
    const step = stepFrom("requestedOn", "quotedOn");
    return (on) =>
      command.apply(on, {
        poolId: step.poolId,
        quotedOn: step.on,
        unitPrice: use ? amount : undefined,
        currency: use ? "EUR" : undefined,
      });
  },
  recordApproval: (command, { stepFrom }) => {
    const step = stepFrom("quotedOn", "approvedOn");
    return (on) => command.apply(on, { poolId: step.poolId, approvedOn: step.on });
  },
  recordPurchase: (command, { stepFrom, use }) => {
    const step = stepFrom("approvedOn", "purchasedOn");
    const orderReference = use ? "PO-1" : undefined;
    return (on) => command.apply(on, { poolId: step.poolId, purchasedOn: step.on, orderReference });
  },
  recordApplication: (command, { later, stepFrom }) => {
    const step = stepFrom("purchasedOn", "appliedOn");
    return (on) => command.apply(on, { poolId: step.poolId, appliedOn: step.on, expiresOn: later });
  },
  recordHeldPool:
    (command, { amount, chosen, contract, day, later, typedId, use }) =>
    (on) =>
      command.apply(on, {
        contract,
        credits: amount,
        purchasedOn: day,
        appliedOn: plusDays(day, chosen.pool),
        expiresOn: later,
        orderReference: use ? "PO-1" : undefined,
        poolId: typedId,
      }),
  addCloudServicePool:
    (command, { amount, contract, day, later, typedId, unit }) =>
    (on) =>
      command.apply(on, { contract, credits: amount, unit, appliedOn: day, expiresOn: later, poolId: typedId }),
  renewPool:
    (command, { amount, later, poolId, typedId, use }) =>
    (on) =>
      command.apply(on, {
        poolId: use ? "W-cs" : poolId,
        credits: use ? amount : undefined,
        expiresOn: use ? later : undefined,
        oldLastDay: use ? undefined : later,
        newPoolId: typedId,
      }),
  moveCredits:
    (command, { person, poolId, use }) =>
    (on) =>
      command.apply(on, { poolId: use ? "W-held" : poolId, holder: person }),
} satisfies Partial<Calls>;
