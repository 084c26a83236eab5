/** How Office came up: in Excel, somewhere else, or not at all. */
export type Opening = "excel" | "elsewhere" | "blocked";

/** So long, in milliseconds, Microsoft's library is waited for: where a part of it is blocked, it never says so itself. */
export const PATIENCE = 10_000;

/** Waits until Office is ready. Where its script, or a part of it, is blocked, nothing ever happens: then it is given up. */
export async function officeReady(patience = PATIENCE): Promise<Opening> {
  if (typeof Office === "undefined") return "blocked";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), patience);
  });
  const ready = await Promise.race([Office.onReady(), late]);
  clearTimeout(timer);
  if (ready === "late") return "blocked";
  return ready.host === Office.HostType.Excel ? "excel" : "elsewhere";
}

/** Whether Office shows itself dark; nothing where it does not say, as Excel on the web. */
export function isOfficeDark(): boolean | undefined {
  const colour = typeof Office === "undefined" ? undefined : Office.context?.officeTheme?.bodyBackgroundColor;
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? "")?.slice(1);
  if (parts === undefined) return undefined;
  const [red = 0, green = 0, blue = 0] = parts.map((part) => Number.parseInt(part, 16));
  return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
}

/** The language of Excel's own menus, such as `de-DE`: days and numbers are shown as in it. */
export function officeLanguage(): string | undefined {
  return typeof Office === "undefined"
    ? undefined
    : (Office.context?.contentLanguage ?? Office.context?.displayLanguage);
}
