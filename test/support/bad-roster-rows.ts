import type { BadInput } from "./bad-input.ts";

/** A roster with rows that break a rule. */
export const badRosterRows: readonly BadInput[] = [
  {
    name: "a row twice, a row without key, an address that is none",
    files: {
      "roster/people.csv":
        "Email,Contract\nana@firm.example,C-1\nANA@firm.example,C-1\n,C-1\nben,C-1\nben@firm.example,\n",
    },
    says: [
      [
        "error[key-repeated] roster/people.csv, table People, row 3, column Email",
        "stands in row 2 already; only the first row counts.",
        "Delete one of the two rows",
      ],
      [
        "error[cell-required] roster/people.csv, table People, row 4, column Email",
        "Email is blank",
        "Type the Email, or delete the row.",
      ],
      [
        "error[cell-not-an-email] roster/people.csv, table People, row 5, column Email",
        "“ben” is not an e-mail address; the row is left out.",
        "such as ana@example.com",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "bad optional cells count as blank",
    files: {
      "roster/people.csv":
        'Email,Contract,Registered on,Left on,Registration,Individual credits,Also known as\nana@firm.example,C-9,03/04/2026,2026-02-30,regstered,"1,200",ana\nben@firm.example,C-1,,,,,\n',
    },
    says: [
      [
        "error[reference-unknown] roster/people.csv, table People, row 2, column Contract",
        "There is no contract “C-9”; the cell counts as blank.",
        "Did you mean C-1?",
      ],
      [
        "error[cell-not-a-day] roster/people.csv, table People, row 2, column Registered on",
        "“03/04/2026” could be read in two ways, day first or month first; the cell counts as blank.",
        "“Day order”",
      ],
      [
        "error[cell-not-a-day] roster/people.csv, table People, row 2, column Left on",
        "“2026-02-30” is not a day",
        "YYYY-MM-DD",
      ],
      [
        "error[cell-not-one-of] roster/people.csv, table People, row 2, column Registration",
        "“regstered” is not one of",
        "Did you mean registered?",
      ],
      [
        "error[cell-not-credits] roster/people.csv, table People, row 2, column Individual credits",
        "“1,200” could mean two amounts",
        "“Number style”",
      ],
      [
        "error[cell-not-an-email] roster/people.csv, table People, row 2, column Also known as",
        "“ana” is not an e-mail address",
        "hash:1a2b3c",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a pool whose contract is unknown and whose days are reversed: both are said at once",
    files: {
      "roster/pools.csv": "Pool ID,Contract,Credits,Applied on,Expires on\nP1,C-7,500,2025-10-02,2025-10-01\n",
    },
    says: [
      [
        "error[reference-unknown] roster/pools.csv, table Pools, row 2, column Contract",
        "There is no contract “C-7”",
        "Contracts table",
      ],
      [
        "error[dates-reversed] roster/pools.csv, table Pools, row 2, column Expires on",
        "would end on 2025-10-01",
        "Mend Expires on or Applied on.",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "pools that cannot be",
    files: {
      "roster/pools.csv":
        "Pool ID,Contract,Credits,Purchased on,Applied on,Expires on,Holder,Renews,Priority\nP1,C-7,500,,,,,,\nP2,C-1,500,,2025-10-02,2025-10-01,,,\nP3,C-1,500,,,,zed@firm.example,,\nP4,C-1,500,,2025-10-02,,,P99,\nindividual:ana@firm.example,C-1,100,,,,,,\nP5,C-1,-5,,,,,,\nP6,C-1,9000000001,,,,,,\nP7,,5,,,,,,\nP8,C-1,5,,,,,,1.5\n",
    },
    says: [
      [
        "error[reference-unknown] roster/pools.csv, table Pools, row 2, column Contract",
        "There is no contract “C-7”; the pool is left out.",
        "Did you mean C-1?",
      ],
      [
        "error[dates-reversed] roster/pools.csv, table Pools, row 3, column Expires on",
        "would end on 2025-10-01, before its first day 2025-10-02; the row is left out.",
        "Mend Expires on or Applied on.",
      ],
      [
        "error[reference-unknown] roster/pools.csv, table Pools, row 4, column Holder",
        "The holder “zed@firm.example” is not in the People table",
        "add the person",
      ],
      [
        "error[reference-unknown] roster/pools.csv, table Pools, row 5, column Renews",
        "renews “P99”, which is not in the Pools table; the cell counts as blank.",
        "or leave the cell blank",
      ],
      [
        "error[terms-refused] roster/pools.csv, table Pools, row 6, column Pool ID",
        "Individual credits cannot be bought",
        "Delete the row.",
      ],
      [
        "error[cell-not-credits] roster/pools.csv, table Pools, row 7, column Credits",
        "“-5” is below zero; the row is left out.",
        "Type zero or more.",
      ],
      [
        "error[cell-not-credits] roster/pools.csv, table Pools, row 8, column Credits",
        "above 9,000,000,000",
        "at most 9,000,000,000",
      ],
      [
        "error[cell-required] roster/pools.csv, table Pools, row 9, column Contract",
        "Contract is blank",
        "Type the Contract, or delete the row.",
      ],
      [
        "error[cell-not-a-number] roster/pools.csv, table Pools, row 10, column Priority",
        "“1.5” is not a whole number",
        "Type a whole number",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a contract that ends before it starts",
    files: { "roster/contracts.csv": "Contract,Starts on,Ends on\nC-1,2026-12-31,2025-01-01\n" },
    says: [
      [
        "error[dates-reversed] roster/contracts.csv, table Contracts, row 2, column Ends on",
        "ends on 2025-01-01, before it starts on 2026-12-31; the end counts as blank.",
        "Type the contract's last day",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "an adjustment of a pool that is not there",
    files: {
      "roster/adjustments.csv":
        "Adjustment ID,Pool ID,Date,Credits,Reason\nA1,P7,2026-01-01,5,mended\nA2,P1,2026-01-01,5,\n",
    },
    says: [
      [
        "error[reference-unknown] roster/adjustments.csv, table Adjustments, row 2, column Pool ID",
        "“P7”, which is not in the Pools table",
        "Did you mean P1?",
      ],
      [
        "error[cell-required] roster/adjustments.csv, table Adjustments, row 3, column Reason",
        "Reason is blank",
        "Type the Reason",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "settings that are unknown, bad or there twice",
    files: {
      "roster/settings.csv":
        "Setting,Value\nOverdrft,carry\nOverdraft,carri\nBlock size,10\nBLOCK SIZE,20\nTime zone,Mars\nLead time (days),-1\n",
    },
    says: [
      [
        "error[setting-unknown] roster/settings.csv, table Settings, row 2, column Setting",
        "There is no setting “Overdrft”.",
        "Did you mean Overdraft?",
      ],
      [
        "error[cell-not-one-of] roster/settings.csv, table Settings, row 3, column Value",
        "“carri” is not one of carry or hold; its default is used.",
        "Did you mean carry?",
      ],
      [
        "error[key-repeated] roster/settings.csv, table Settings, row 5, column Setting",
        "The setting Block size stands in row 4 already",
        "Delete one of the two rows.",
      ],
      [
        "error[cell-not-one-of] roster/settings.csv, table Settings, row 6, column Value",
        "“Mars” is not a time zone",
        "such as UTC",
      ],
      [
        "error[cell-not-a-number] roster/settings.csv, table Settings, row 7, column Value",
        "“-1” is not a whole number",
        "from 0",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a row with a stray quotation mark and one with too many cells",
    files: { "roster/people.csv": 'Email,Contract\n"ana@firm.example,C-1\nben@firm.example,C-1,more\n' },
    says: [
      ["error[csv-broken] roster/people.csv, table People, row 2", "do not pair", "twice"],
      [
        "error[csv-broken] roster/people.csv, table People, row 3",
        "The row has 3 cells where the header has 2",
        "Put quotation marks",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a bad cell in a table that is only kept",
    files: { "roster/rates.csv": "Rate ID,Service,Credits,Rule\nR1,Rendering,1,exakt\n" },
    says: [
      [
        "error[cell-not-one-of] roster/rates.csv, table Rates, row 2, column Rule",
        "“exakt” is not one of",
        "Did you mean exact?",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
];
