import type { Outcome } from "../../../../core/commands/command.ts";
import type { PersonKey } from "../../../../core/person.ts";
import { desk } from "../../../support/command-desk.ts";

/** What is tried, by the command it is tried with: a few words on what is wrong, and what came of it. */
export type Tried = Readonly<Record<string, readonly (readonly [what: string, outcome: Outcome])[]>>;

/** Somebody by the name before `@example.com`, or by another address such as `hash:a1`. */
export const who = (name: string) => (name.includes(":") ? name : `${name}@example.com`) as PersonKey;

/** A firm in which there is something to be refused by every command. */
export const firm = desk({
  settings: "Setting,Value\nLedger starts on,2025-07-01\nBlock size,100",
  contracts:
    "Contract,Name,Also known as,Kind,Unit,Starts on,Ends on\nC1,Design,Old one,maintenance,,2025-07-01,2026-12-31\nF7,Flex,,flex,flex-token,2025-07-01,\nC2,Twin,,,,,\nC3,twin,,,,,",
  people: [
    "Email,Name,Contract,Registration,Requested on,Invited on,Registered on,Left on,Also known as",
    "ana@example.com,Ana Bell,C1,registered,2025-08-01,2025-08-05,2025-09-01,,hash:a1; ana.b@example.com",
    "ben@example.com,Ben Ray,C1,requested,2026-02-01,,,,",
    "cem@example.com,,C1,invited,2026-02-01,2026-02-04,,,",
    "dora@example.com,Dora,C1,left,,,2025-09-01,2026-01-31,",
    "eli@example.com,Eli,C1,left,,,,2026-01-31,",
    "fay@example.com,Fay,C1,left,,,,,",
    "gus@example.com,Gus,C1,registered,,,,,",
    "hal@example.com,Hal,C1,,,,,,not an address",
    "ivy@example.com,Ivy,F7,,,,,,",
    "kim@example.com,Kim,C1,registered,,,2025-06-01,,",
  ].join("\n"),
  pools: [
    "Pool ID,Contract,Credits,Source,Holder,Requested on,Quoted on,Approved on,Purchased on,Applied on,Expires on,Renews",
    "P-1,C1,500,,,,,,2025-07-10,2025-07-12,,",
    "P-2,C1,500,,,2026-02-01,,,,,,",
    "P-3,C1,500,,,2026-02-01,2026-02-03,2026-02-05,,,,",
    "P-4,C1,500,,,,,,2026-02-10,,2026-02-28,",
    "P-5,C1,50,,ana@example.com,,,,2026-02-10,2026-02-12,,",
    "P-6,C1,50,,ana@example.com,2026-02-10,,,,,,",
    "CS-1,C1,150,cloud service,,,,,,2025-08-01,2026-01-31,",
    "CS-2,C1,150,cloud service,,,,,,2026-02-01,2026-07-31,CS-1",
    "CS-3,C1,150,cloud service,,,,,,,,",
    "CS-4,F7,150,cloud service,,,,,,2025-08-01,,",
  ].join("\n"),
  adjustments: "Adjustment ID,Pool ID,Date,Credits,Reason\nA-1,P-1,2025-08-01,20,Goodwill",
  balanceChecks:
    "Check ID,Date,Subject,Reported balance,Use as\nB-1,2026-01-31,C1,300,\nB-2,2025-06-30,individual:kim@example.com,40,opening",
  rates: "Rate ID,Service,Credits,Unit of work\nR-1,Rendering,2,job",
  closings:
    "Closing ID,Month,Contract,Unit,Used,Lapsed,Still open,Balance,Fingerprint\n2026-02/C1/cloud-credit,2026-02,Design,,1,0,0,9,ff",
  findings:
    "Finding,Amount,Unit,Last seen\npool-low/C1/cloud-credit,40,cloud-credit,2026-03-31\nsecond-grant/ana@example.com/cloud-credit,100,cloud-credit,2026-03-31",
});
/** A firm whose contract has no row: it is known from people and pools alone. */
export const implied = desk({
  people: "Email,Contract\nana@example.com,K1",
  pools: "Pool ID,Contract,Credits,Unit\nP-1,K1,100,",
});
