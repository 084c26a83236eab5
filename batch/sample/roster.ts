import { plusDays } from "../../core/calendar.ts";
import { CLOUD, FLEX } from "./charges.ts";
import { type Person, people } from "./people.ts";
import { adjustments, pools } from "./pools.ts";
import type { Row } from "./row.ts";

const keeper = "ida.maurer@example.com";

/** The roster, every table by its file's name; balance checks hold what the vendor's screen would show. */
export const roster: Readonly<Record<string, readonly Row[]>> = {
  contracts: [
    {
      Contract: CLOUD,
      Name: "Northlight design subscription",
      Kind: "desktop subscription",
      Unit: "cloud-credit",
      "Starts on": "2023-06-16",
      "Ends on": "2026-06-15",
      "Managed by": keeper,
      Note: "Its cloud services are used since 2025-01-01",
    },
    {
      Contract: FLEX,
      Name: "Northlight Flex",
      Kind: "flex",
      Unit: "flex-token",
      "Starts on": "2024-12-01",
      "Ends on": "2027-11-30",
      "Managed by": keeper,
    },
  ],
  people: people.map(personRow),
  pools,
  adjustments,
  "balance-checks": [
    checked("B-2025-03-CN", "2025-03-31", CLOUD, "380"),
    checked("B-2025-09-P2", "2025-09-30", "P-2025-02", "981"),
    checked("B-2025-12-CN", "2025-12-31", CLOUD, "870"),
    checked("B-2025-12-FX", "2025-12-31", FLEX, "615"),
    checked("B-2025-12-SOREN", "2025-12-31", "soren.tveit@example.com", "66"),
  ],
  rates: [
    rate("R-RND", "Rendering", "job", "1", "at least"),
    rate("R-STR", "Structural analysis", "job", "5", "multiple of"),
    rate("R-ENG", "Energy analysis", "job", "2", "at least"),
    rate("R-OPT", "Optimization", "job", "5", "multiple of"),
    rate("R-RCP", "ReCap Photo", "job", "10", "at most"),
    rate("R-ACD", "AutoCAD", "day", "7", "exact"),
    rate("R-RVT", "Revit", "day", "10", "exact"),
    rate("R-FUS", "Fusion", "day", "7", "exact"),
  ],
  settings: [
    setting(
      "Individual credits",
      "100",
      "What a registered person holds once, unless the contract or the person says otherwise",
    ),
    setting("Shared validity (months)", "12", "How long a purchase lasts, unless its contract ends before"),
    setting("Block size", "100", "Credits are bought in multiples of this"),
    setting("Expiry warning (days)", "90", "How far ahead an end is reported"),
    setting("Low balance (%)", "20", "Below this share of the pools in force a contract counts as low"),
    setting("Lead time (days)", "7", "From the order to the day the credits can be used"),
    setting("Registration overdue (days)", "14", "After so many days an invitation counts as stalled"),
    setting("Job splitting", "split", "A job takes what own credits hold, and the rest from shared ones"),
    setting("Overdraft", "carry", "The next pool that is applied pays what is open"),
    setting("Company domains", "example.com", "Other addresses are foreign or private"),
  ],
};

function personRow(person: Person): Row {
  const { registeredOn, invitedOn, leftOn } = person;
  const requested = registeredOn === undefined ? invitedOn : plusDays(registeredOn, -6);
  return {
    Email: person.email,
    Name: person.name,
    Office: person.office,
    "Cost centre": person.costCentre,
    Contract: person.contract,
    "Other contracts": person.otherContracts ?? "",
    Registration: leftOn !== undefined ? "left" : registeredOn !== undefined ? "registered" : "invited",
    "Requested on": requested === undefined ? "" : requested,
    "Invited on": invitedOn ?? (registeredOn === undefined ? "" : plusDays(registeredOn, -5)),
    "Registered on": registeredOn ?? "",
    "Left on": leftOn ?? "",
    "Also known as": person.former?.email ?? "",
    Note: person.note ?? "",
  };
}

function checked(id: string, date: string, subject: string, balance: string): Row {
  const source = "Account page of the vendor, noted at month end";
  return {
    "Check ID": id,
    Date: date,
    Subject: subject,
    "Reported balance": balance,
    Source: source,
    "Entered by": keeper,
  };
}

function rate(id: string, service: string, unitOfWork: string, amount: string, rule: string): Row {
  return {
    "Rate ID": id,
    Service: service,
    "Unit of work": unitOfWork,
    Credits: amount,
    Rule: rule,
    Source: "example",
  };
}

function setting(name: string, value: string, meaning: string): Row {
  return { Setting: name, Value: value, Meaning: meaning };
}
