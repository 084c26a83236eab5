/**
 * The columns of the vendor's exports in every spelling that they have had: it renamed them several times and warns that
 * it will again, and all are read for ever (exports.md). Snake case stands first.
 */
export const spellings = {
  team: ["team_alias", "Team"],
  product: ["product_name", "Product", "offering_name"],
  /** Where a list is of what was bought, the offering goes before the product that is in it. */
  offering: ["offering_name", "Product", "product_name"],
  firstName: ["first_name", "First name"],
  lastName: ["last_name", "Last name"],
  email: ["email", "Email"],
  /** The id of a person: the hash is there where personal data is switched off, the plain id where it is on. */
  hash: ["hashed_autodesk_id", "autodesk_id", "Autodesk ID"],
  role: ["role", "Role"],
  accountStatus: ["account_status", "Account status"],
  seatAssignment: ["seat_assignment", "Seat assignment"],
  assignedOn: ["assigned_date", "Assigned date"],
  unassignedOn: ["unassigned_date", "Unassigned date"],
  dayUsed: ["day_used", "Day used"],
  daysUsed: ["days_used", "Days used"],
  tokensUsed: ["tokens_used", "Tokens used"],
  lastAccessed: ["last_accessed", "Last accessed"],
  contract: ["contract_number", "Contract number"],
  subscription: ["subscription_id", "Subscription ID"],
  subscriptionStatus: ["subscription_status", "Subscription status"],
  startsOn: ["start_date", "Start date"],
  endsOn: ["end_date", "End date"],
  seats: ["seat_quantity", "Seat quantity"],
} as const;

/** What an export of the vendor's is recognised by, where either spelling will do. */
export const either = {
  product: ["product", "product_name", "offering_name"],
  team: ["team", "team_alias"],
  person: ["email", "hashed_autodesk_id", "autodesk_id"],
} as const;
