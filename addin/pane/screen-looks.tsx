import {
  ArrowSync20Regular,
  CalendarTodayRegular,
  ClipboardTaskListLtr20Regular,
  PeopleRegular,
  ReceiptRegular,
  ScalesRegular,
  SettingsRegular,
} from "@fluentui/react-icons";
import type { ReactElement } from "react";
import type { ScreenName } from "./state.ts";

/** The name of each screen, and its picture on the tab. */
export const looks: Readonly<Record<ScreenName, { readonly title: string; readonly icon: ReactElement }>> = {
  today: { title: "Today", icon: <CalendarTodayRegular fontSize={20} /> },
  people: { title: "People", icon: <PeopleRegular fontSize={20} /> },
  purchases: { title: "Purchases", icon: <ReceiptRegular fontSize={20} /> },
  reconcile: { title: "Reconcile", icon: <ArrowSync20Regular /> },
  findings: { title: "Findings", icon: <ClipboardTaskListLtr20Regular /> },
  balances: { title: "Balances", icon: <ScalesRegular fontSize={20} /> },
  settings: { title: "Settings", icon: <SettingsRegular fontSize={20} /> },
};
