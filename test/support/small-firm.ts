/** A firm with one contract, two people, one pool and a quiet March: nothing in it needs anybody as of 2026-03-31. */
export const smallFirm = {
  "roster/contracts.csv": "Contract,Starts on,Ends on\nC-1,2025-01-01,2026-12-31\n",
  "roster/people.csv":
    "Email,Contract,Registered on\nana@firm.example,C-1,2025-06-01\nben@firm.example,C-1,2025-06-01\n",
  "roster/pools.csv": "Pool ID,Contract,Credits,Purchased on,Applied on\nP1,C-1,500,2025-10-01,2025-10-02\n",
  "usage/march.csv":
    "date,user,credits,service\n2026-03-02,ana@firm.example,5,Rendering\n2026-03-31,ben@firm.example,7.5,Rendering\n",
} as const;

/** Somebody who is not on the roster used credits: a finding of severity error. */
export const strangerCsv = "date,user,credits\n2026-03-31,cem@firm.example,3\n";

/** A pool that ends within the warning: a finding of severity warning, and none of severity error. */
export const expiringPoolsCsv =
  "Pool ID,Contract,Credits,Purchased on,Applied on,Expires on\nP1,C-1,500,2025-10-01,2025-10-02,2026-04-30\n";
