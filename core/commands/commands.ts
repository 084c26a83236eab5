import { addContract } from "./contracts/add-contract.ts";
import { extendContract } from "./contracts/extend-contract.ts";
import { assign } from "./findings/assign.ts";
import { closeMonth } from "./findings/close-month.ts";
import { decide } from "./findings/decide.ts";
import { recordBalances } from "./findings/record-balances.ts";
import { recordFindings } from "./findings/record-findings.ts";
import { takeOverDecisions } from "./findings/take-over-decisions.ts";
import { withdrawDecision } from "./findings/withdraw-decision.ts";
import { addMapping } from "./notes/add-mapping.ts";
import { addRate } from "./notes/add-rate.ts";
import { adjustPool } from "./notes/adjust-pool.ts";
import { changeSetting } from "./notes/change-setting.ts";
import { noteBalance } from "./notes/note-balance.ts";
import { addPerson } from "./people/add-person.ts";
import { addAlias } from "./people/alias.ts";
import { changePerson } from "./people/change-person.ts";
import { recordLeaving } from "./people/leaving.ts";
import { pastePeople } from "./people/paste-people.ts";
import { askForRegistration, recordInvitation, recordRegistration } from "./people/registration.ts";
import { recordRegistrations, setContracts } from "./people/several.ts";
import { addCloudServicePool, renewPool } from "./pools/cloud-service.ts";
import { recordHeldPool } from "./pools/held-pool.ts";
import { moveCredits } from "./pools/move-credits.ts";
import { requestPurchase } from "./pools/request-pool.ts";
import { recordApplication, recordApproval, recordPurchase, recordQuote } from "./pools/take-steps.ts";

/** Everything that finance can do, in the order in which it is offered. */
export const commands = [
  addPerson,
  changePerson,
  pastePeople,
  askForRegistration,
  recordInvitation,
  recordRegistration,
  recordLeaving,
  addAlias,
  setContracts,
  recordRegistrations,
  requestPurchase,
  recordQuote,
  recordApproval,
  recordPurchase,
  recordApplication,
  recordHeldPool,
  addCloudServicePool,
  renewPool,
  moveCredits,
  addContract,
  extendContract,
  adjustPool,
  noteBalance,
  addRate,
  changeSetting,
  addMapping,
  recordFindings,
  recordBalances,
  takeOverDecisions,
  assign,
  decide,
  withdrawDecision,
  closeMonth,
] as const;
