import { CLOUD, FLEX } from "./charges.ts";
import type { Row } from "./row.ts";

/** What finance bought, in the order of the contracts; the notes say what becomes of each. */
export const pools: readonly Row[] = [
  purchase("P-2025-01", "400", {
    "Requested on": "2025-01-02",
    "Purchased on": "2025-01-07",
    "Applied on": "2025-01-09",
    "Order reference": "PO-25-003",
    Note: "Eaten by the competition of June 2025",
  }),
  purchase("P-2025-02", "1500", {
    "Requested on": "2025-06-11",
    "Purchased on": "2025-06-13",
    "Applied on": "2025-06-17",
    "Order reference": "PO-25-041",
    Note: "Ordered in the week of the competition",
  }),
  cloudService("CS-2025-01", {
    "Applied on": "2025-05-01",
    "Expires on": "2025-10-31",
    Note: "Came with the energy analysis service for half a year",
  }),
  cloudService("CS-2025-02", {
    "Applied on": "2025-11-01",
    "Expires on": "2026-04-30",
    Renews: "CS-2025-01",
    Note: "The service was renewed",
  }),
  purchase("H-2025-01", "100", {
    Holder: "lukasz.brzeski@example.com",
    "Purchased on": "2025-10-02",
    "Applied on": "2025-10-02",
    Reseller: "",
    Note: "Bought in the vendor's web store, for Łukasz alone",
  }),
  tokens("FX-2024-01", "2200", {
    "Requested on": "2024-12-05",
    "Purchased on": "2024-12-12",
    "Applied on": "2024-12-16",
    "Order reference": "PO-24-118",
    Note: "Meant to last for the year 2025",
  }),
  tokens("FX-2025-01", "700", {
    "Requested on": "2025-11-26",
    "Purchased on": "2025-12-02",
    "Applied on": "2025-12-05",
    "Order reference": "PO-25-097",
    Note: "Meant to last until March 2026",
  }),
  tokens("FX-2026-01", "400", {
    "Requested on": "2026-03-26",
    "Purchased on": "2026-03-30",
    "Applied on": "2026-04-02",
    "Order reference": "PO-26-022",
    Note: "The vendor announced the day on which it is applied",
  }),
  tokens("FX-2026-02", "500", {
    "Requested on": "2026-03-27",
    "Quoted on": "2026-03-30",
    Note: "For the summer; waits for approval",
  }),
];

/** What moved a pool by hand. */
export const adjustments: readonly Row[] = [
  {
    "Adjustment ID": "A-2025-01",
    "Pool ID": "P-2025-02",
    Date: "2025-07-08",
    Credits: "50",
    Reason: "Goodwill of the vendor after the rendering outage of 2025-07-02",
    "Entered by": "ida.maurer@example.com",
  },
];

/** The columns of the table that the sample uses, in its order. */
function pool(id: string, contract: string, credits: string, source: string): Row {
  return {
    "Pool ID": id,
    Contract: contract,
    Credits: credits,
    Source: source,
    Holder: "",
    "Requested on": "",
    "Quoted on": "",
    "Purchased on": "",
    "Applied on": "",
    "Expires on": "",
    Renews: "",
    "Order reference": "",
    Reseller: "",
    "Unit price": "",
    Currency: "",
    Note: "",
  };
}

function purchase(id: string, credits: string, cells: Row): Row {
  const priced = { Reseller: "Harbour Lane Software", "Unit price": "1.00", Currency: "EUR" };
  return { ...pool(id, CLOUD, credits, "purchase"), ...priced, ...cells };
}

function tokens(id: string, credits: string, cells: Row): Row {
  return { ...purchase(id, credits, { "Unit price": "3.00", ...cells }), Contract: FLEX };
}

function cloudService(id: string, cells: Row): Row {
  return { ...pool(id, CLOUD, "150", "cloud service"), ...cells };
}
