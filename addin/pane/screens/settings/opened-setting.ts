import type { Roster } from "../../../../core/roster/roster.ts";
import { settings } from "../../../../core/roster/settings.ts";
import { loose } from "../../../../core/text.ts";
import type { SelectedRow } from "../../../excel/follow.ts";

/** The parts of the screen, in the order of their tabs. */
export const settingParts = ["contracts", "settings", "rates", "about"] as const;
export type SettingPart = (typeof settingParts)[number];

/** What is opened on the screen: one of its parts, one thing of a part, or the form of a new one. */
export type OpenedSetting =
  | { readonly kind: "part"; readonly part: SettingPart | undefined }
  | { readonly kind: "contract"; readonly contract: string }
  | { readonly kind: "setting"; readonly name: string }
  | { readonly kind: "new contract" }
  | { readonly kind: "new rate" }
  | { readonly kind: "unknown"; readonly key: string; readonly table: "Contracts" | "Settings" };

/** The keys that open the forms of new things. */
export const NEW_CONTRACT = ":new-contract";
export const NEW_RATE = ":new-rate";

/**
 * What a key opens: the number or a name of a contract, or the name of a setting, as their rows in the sheet give it. A
 * contract that is called like a setting is told from it by the row that is selected.
 */
export function openedSetting(
  key: string | undefined,
  { contracts, contractNames }: Roster,
  selected: SelectedRow | undefined,
): OpenedSetting {
  if (key === undefined || key === "") return { kind: "part", part: undefined };
  if (key === NEW_CONTRACT) return { kind: "new contract" };
  if (key === NEW_RATE) return { kind: "new rate" };
  const part = settingParts.find((one) => `:${one}` === key);
  if (part !== undefined) return { kind: "part", part };
  const setting = Object.values(settings).find(({ name }) => loose(name) === loose(key));
  const match = contractNames.match(key);
  const contract = contracts.has(key) ? key : match.kind === "one" ? match.contract : undefined;
  const isSettingsRow = selected?.table === "Settings" && selected.key[0] === key;
  if (setting !== undefined && (contract === undefined || isSettingsRow))
    return { kind: "setting", name: setting.name };
  if (contract !== undefined) return { kind: "contract", contract };
  return { kind: "unknown", key, table: isSettingsRow ? "Settings" : "Contracts" };
}
