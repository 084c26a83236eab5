// What is opened on the screen Balances: a balance check by its id, as a row of the sheet opens it, or one of the pages below.

/** A page of the screen, by what is opened. */
export type BalancesPage =
  | { readonly page: "overview" }
  | { readonly page: "note"; readonly subject: string; readonly unit: string }
  | { readonly page: "close" }
  | { readonly page: "check"; readonly checkId: string }
  | { readonly page: "adjust"; readonly checkId: string; readonly part: number }
  | { readonly page: "open with"; readonly checkId: string };

const MARK = "\u0001";

/** The key under which a page is opened. No cell of the roster holds the mark, so no id is taken for a page. */
export function keyOfPage(page: BalancesPage): string | undefined {
  switch (page.page) {
    case "overview":
      return undefined;
    case "check":
      return page.checkId;
    case "note":
      return [MARK, "note", page.subject, page.unit].join(MARK);
    case "adjust":
      return [MARK, "adjust", page.checkId, page.part].join(MARK);
    case "open with":
      return [MARK, "open with", page.checkId].join(MARK);
    case "close":
      return [MARK, "close"].join(MARK);
  }
}

/** The page of a key. */
export function pageOfKey(key: string | undefined): BalancesPage {
  if (key === undefined) return { page: "overview" };
  if (!key.startsWith(MARK)) return { page: "check", checkId: key };
  const [, , name, first = "", second = ""] = key.split(MARK);
  if (name === "note") return { page: "note", subject: first, unit: second };
  if (name === "adjust") return { page: "adjust", checkId: first, part: Number(second) };
  if (name === "open with") return { page: "open with", checkId: first };
  return { page: "close" };
}
