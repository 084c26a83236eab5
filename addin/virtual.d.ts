/** The sample workbook, which is put into the program when it is built. */
declare module "virtual:sample-workbook" {
  /** The bytes of the .xlsx as base64. */
  export const base64: string;
}
