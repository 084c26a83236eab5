/** What the exit codes mean. */
export const exitCodes =
  "Exit codes: 0 nothing needs anybody, 1 findings that do, 2 incomplete or asked wrongly, 3 a fault of the program.";

/** Examples of the command. */
export const demoExamples = `
  credit-roster demo
      the whole thing on sample data`;

/** Examples of the command. */
export const reconcileExamples = `
  credit-roster reconcile --roster roster --usage exports/*.csv
      the roster folder against every export, as of the last day that they cover
  credit-roster reconcile --roster roster --usage q1.csv q2.csv --month 2026-03 --out march
      as of 2026-03-31, the report in the folder march`;

/** Examples of the command. */
export const explainExamples = `
  credit-roster explain overdraft
      what a finding means and what to do about it`;

/** Examples of the command. */
export const newExamples = `
  credit-roster new roster.xlsx
      an empty roster workbook that explains itself
  credit-roster new roster.xlsx --people staff.csv --usage exports/*.csv
      with the people of a list, and the people and contracts that the exports name`;

/** Examples of the command. */
export const checkExamples = `
  credit-roster check --roster roster.xlsx
      everything that is wrong with the roster, at once`;

/** Examples of every command, and the exit codes. */
export const examples = `
Examples:${demoExamples}${newExamples}${checkExamples}${reconcileExamples}${explainExamples}

${exitCodes}`;
