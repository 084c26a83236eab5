/**
 * Text of a workbook as people see it: `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underscore
 * that is none of those (ECMA-376, ST_Xstring); every line end is `\n`.
 */
export function plainText(text: string): string {
  const whole = text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return whole.includes("\r") ? whole.replace(/\r\n?/g, "\n") : whole;
}
