import { useMemo } from "react";
import { addContract } from "../../../../core/commands/contracts/add-contract.ts";
import { addRate } from "../../../../core/commands/notes/add-rate.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { AddPage } from "./add-page.tsx";
import { contractLines } from "./contract-lines.ts";
import { ContractPage } from "./contract-page.tsx";
import { openedSetting, type SettingPart } from "./opened-setting.ts";
import { settingLines } from "./setting-lines.ts";
import { SettingPage } from "./setting-page.tsx";
import { SettingsList } from "./settings-list.tsx";
import { UnknownPage } from "./unknown-page.tsx";

/** The screen of contracts and settings: what each is and means, and how it is changed. */
export function SettingsScreen() {
  const { session, locale, send } = usePane();
  const { stored } = useSnapshot();
  const key = usePaneState((state) => state.opened.settings);
  const selected = usePaneState((state) => state.selected);
  const today = session.today();
  const contracts = useMemo(() => contractLines(stored, today), [stored, today]);
  const settings = useMemo(() => settingLines(stored, locale), [stored, locale]);
  const opened = openedSetting(key, stored.roster, selected);
  const to = (part: SettingPart) => send({ kind: "opened", screen: "settings", key: `:${part}` });
  if (opened.kind === "new contract") {
    return <AddPage key="contract" command={addContract} onBack={() => to("contracts")} />;
  }
  if (opened.kind === "new rate") return <AddPage key="rate" command={addRate} onBack={() => to("rates")} />;
  if (opened.kind === "unknown") {
    return <UnknownPage key={opened.key} opened={opened} onBack={() => to("contracts")} />;
  }
  const line =
    opened.kind === "contract" ? contracts.find(({ contract }) => contract.contract === opened.contract) : undefined;
  if (line !== undefined) {
    return <ContractPage key={line.contract.contract} line={line} onBack={() => to("contracts")} />;
  }
  const setting = opened.kind === "setting" ? settings.find(({ name }) => name === opened.name) : undefined;
  if (setting !== undefined) return <SettingPage key={setting.key} line={setting} onBack={() => to("settings")} />;
  const part = opened.kind === "part" ? opened.part : undefined;
  return <SettingsList part={part ?? "contracts"} contracts={contracts} settings={settings} onPart={to} />;
}
