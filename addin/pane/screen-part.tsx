import { type ComponentType, lazy } from "react";
import type { ScreenName } from "./state.ts";

/** A screen's module is loaded when it is looked at first. */
const load: Readonly<Record<ScreenName, () => Promise<ComponentType>>> = {
  today: async () => (await import("./screens/today/today-screen.tsx")).TodayScreen,
  people: async () => (await import("./screens/people/people-screen.tsx")).PeopleScreen,
  purchases: async () => (await import("./screens/purchases/purchases-screen.tsx")).PurchasesScreen,
  reconcile: async () => (await import("./screens/reconcile/reconcile-screen.tsx")).ReconcileScreen,
  findings: async () => (await import("./screens/findings/findings-screen.tsx")).FindingsScreen,
  balances: async () => (await import("./screens/balances/balances-screen.tsx")).BalancesScreen,
  settings: async () => (await import("./screens/settings/settings-screen.tsx")).SettingsScreen,
};

const parts = new Map<ScreenName, ComponentType>();
/** The screens that did not come, by what was said of it. */
const unloaded = new Map<unknown, ScreenName>();

/** A screen by its name. Where its module does not come, it throws what the browser says of it. */
export function ScreenPart({ name }: { readonly name: ScreenName }) {
  const Part = partOf(name);
  return <Part />;
}

/** Whether an error says that a screen's module did not come, which is no mistake of ours. */
export function isUnloaded(error: unknown): boolean {
  return unloaded.has(error);
}

/** Lets screens that did not come be asked for again: what once failed is else kept as failed for good. */
export function forgetUnloaded(): void {
  for (const name of unloaded.values()) parts.delete(name);
  unloaded.clear();
}

function partOf(name: ScreenName): ComponentType {
  const known = parts.get(name);
  if (known !== undefined) return known;
  const part = lazy(async () => {
    try {
      return { default: await load[name]() };
    } catch (error) {
      unloaded.set(error, name);
      throw error;
    }
  });
  parts.set(name, part);
  return part;
}
