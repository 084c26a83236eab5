import { base } from "./style/base.ts";
import { parts } from "./style/parts.ts";
import { pictures } from "./style/pictures.ts";
import { print } from "./style/print.ts";
import { tables } from "./style/tables.ts";

/** The look of the page. */
export const style = [base, parts, tables, pictures, print].join("");
