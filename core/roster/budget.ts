import { LARGEST_CREDITS, MICRO, type MicroCredits } from "../credits.ts";
import type { Diagnostic, Location } from "../diagnostic.ts";

/**
 * Keeps every sum of the roster's amounts exact: from the first amount that would carry the total beyond
 * `LARGEST_CREDITS`, amounts are left out, and a diagnostic says so. `spent` is what other tables hold already.
 */
export function budget(
  spent: number,
  report: (diagnostic: Diagnostic) => void,
): (amount: MicroCredits, at: Location, what: string) => boolean {
  let total = spent;
  return (amount, at, what) => {
    if (total + Math.abs(amount) <= LARGEST_CREDITS * MICRO) {
      total += Math.abs(amount);
      return true;
    }
    report({
      code: "limit-exceeded",
      severity: "error",
      at,
      message: `${what} would carry the amounts of the roster beyond 9,000,000,000 in all, which cannot be added up exactly; it is left out.`,
      help: "Look for an amount that is far too large.",
    });
    return false;
  };
}
