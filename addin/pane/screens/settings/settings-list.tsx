import { Tab, TabList } from "@fluentui/react-components";
import { Page } from "../../parts/page.tsx";
import { AboutPart } from "./about-part.tsx";
import type { ContractLine } from "./contract-lines.ts";
import { ContractsPart } from "./contracts-part.tsx";
import { type SettingPart, settingParts } from "./opened-setting.ts";
import { RatesPart } from "./rates-part.tsx";
import type { SettingLine } from "./setting-lines.ts";
import { SettingsPart } from "./settings-part.tsx";

const titles: Readonly<Record<SettingPart, string>> = {
  contracts: "Contracts",
  settings: "Settings",
  rates: "Rates",
  about: "About",
};

type Props = {
  readonly part: SettingPart;
  readonly contracts: readonly ContractLine[];
  readonly settings: readonly SettingLine[];
  readonly onPart: (part: SettingPart) => void;
};

/** The lists of the screen, one at a time. */
export function SettingsList({ part, contracts, settings, onPart }: Props) {
  return (
    <Page title="Contracts and settings">
      <TabList
        size="small"
        aria-label="Contracts and settings"
        selectedValue={part}
        onTabSelect={(_event, { value }) => onPart(value as SettingPart)}
      >
        {settingParts.map((one) => (
          <Tab key={one} value={one} id={`part-${one}`} aria-controls="settings-part">
            {titles[one]}
          </Tab>
        ))}
      </TabList>
      <div id="settings-part" role="tabpanel" aria-labelledby={`part-${part}`}>
        {part === "contracts" ? <ContractsPart lines={contracts} /> : null}
        {part === "settings" ? <SettingsPart lines={settings} /> : null}
        {part === "rates" ? <RatesPart /> : null}
        {part === "about" ? <AboutPart /> : null}
      </div>
    </Page>
  );
}
