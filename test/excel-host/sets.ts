/** What this Excel says that it can do, by the names of Office's requirement sets. */
export const SETS = {
  ExcelApi: "1.17",
  DelayForCellEdit: "1.1",
  SharedRuntime: "1.2",
  DialogApi: "1.2",
  RichApiRuntime: "1.2",
};
