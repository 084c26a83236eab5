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
      as of 2026-03-31, the report in the folder march
  credit-roster reconcile … --decisions march/review.xlsx --since march/reconciliation.json
      the next month, with what managers decided in the workbook of the last one`;

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

/** Examples of the command. */
export const statementExamples = `
  credit-roster statement --roster r.xlsx --usage exports/*.csv --person ana@example.com
      what one person used, line by line, which pool paid and why
  credit-roster statement --roster r.xlsx --usage *.csv --pool P1 --from 2026-01-01 --out p.html
      what one pool paid since New Year, as a page to print`;

/** Examples of the command. */
export const planExamples = `
  credit-roster plan --roster r.xlsx --usage exports/*.csv
      what to order and when, what it costs, what would lapse, and the quote request to send
  credit-roster plan --roster r.xlsx --usage exports/*.csv --job Rendering=400 --on 2026-05-10
      the same with a job of 400 credits ahead; Rendering=10x is ten jobs at the roster's rate`;

/** Examples of the command. */
export const closeExamples = `
  credit-roster close --roster roster.xlsx --usage exports --month last --by Ana --reviewed-by Ben
      checks the last full month, and writes the rows that sign it off`;

/** Examples of the command. */
export const paneExamples = `
  credit-roster pane --base-url https://tools.example.com/roster --out pane
      the task pane as files for that address, and the manifest for Excel`;

/** Examples of every command, and the exit codes. */
export const examples = `
Examples:${demoExamples}${newExamples}${checkExamples}${reconcileExamples}${statementExamples}${planExamples}${closeExamples}${paneExamples}${explainExamples}

${exitCodes}`;
