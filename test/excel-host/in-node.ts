import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
import { type Host, hostErrors } from "./host.ts";

// The library looks for this object when it is loaded, and speaks to Excel through it ever after.
type Bridge = { onMessageFromHost: (text: string) => void; sendMessageToHost: (text: string) => void };

/** What Excel says that it can do: Excel 2024 and the web; a test may take some away. */
export type Sets = Readonly<Record<string, string>>;
export const allSets: Sets = { excelapi: "1.17", delayforcelledit: "1.1", sharedruntime: "1.2", dialogapi: "1.2" };

/** Where the requests of the library go at present. */
const current: { host: Host | undefined; sets: Sets; bridge: Bridge | undefined } = {
  host: undefined,
  sets: allSets,
  bridge: undefined,
};

/** The folder of Microsoft's package. */
export function officeFolder(): string {
  return createRequire(import.meta.url)
    .resolve("@microsoft/office-js/package.json")
    .replace("package.json", "dist/");
}

/**
 * Loads the real office.js into this process, once, and connects it to this Excel; a later call only changes the Excel.
 * `Excel`, `Office` and `OfficeExtension` are then globals, as in a task pane.
 */
export function openInNode(host: Host, sets: Sets = allSets): void {
  current.host = host;
  current.sets = sets;
  if (current.bridge !== undefined) return;
  const bridge: Bridge = { onMessageFromHost: () => {}, sendMessageToHost: (text) => void send(text) };
  current.bridge = bridge;
  Object.assign(globalThis, { _richApiNativeBridge: bridge }, scenery());
  runInThisContext(readFileSync(`${officeFolder()}excel-web-16.00.js`, "utf8"), { filename: "excel-web-16.00.js" });
}

/** Pushes what has happened in the book to the library, as Excel does after each request. */
export function pushEvents(host: Host): void {
  const entries = host.events.drain();
  if (entries.length === 0) return;
  current.bridge?.onMessageFromHost(JSON.stringify({ id: null, type: 3, controlId: "", message: { entries } }));
}

async function send(text: string): Promise<void> {
  const { id, flags, message } = JSON.parse(text) as { id: number; flags: number; message: { body: unknown } };
  const host = current.host as Host;
  const body = typeof message.body === "string" ? message.body : JSON.stringify(message.body);
  const answer = await host.answer(body, flags);
  const reply = "body" in answer ? { statusCode: 200, body: answer.body } : refusal(answer.hostError);
  current.bridge?.onMessageFromHost(JSON.stringify({ id, type: 2, message: { headers: {}, ...reply } }));
  pushEvents(host);
}

function refusal(number: number) {
  const [code, statusCode] = hostErrors[number as keyof typeof hostErrors] ?? ["GeneralException", 500];
  return { statusCode, body: JSON.stringify({ error: { code, message: "" } }) };
}

/** The few things of a web page that the library touches while it is loaded. */
function scenery() {
  const nothing = () => {};
  const element = () => ({ style: {}, setAttribute: nothing, appendChild: nothing, addEventListener: nothing });
  const place = { href: "https://pane.example.com/", origin: "https://pane.example.com", protocol: "https:" };
  const isSetSupported = (name: string, version = "0") => {
    const has = (current.sets[name.toLowerCase()] ?? "-1").split(".").map(Number);
    const wants = String(version).split(".").map(Number);
    const [major = -1, minor = 0] = has;
    return major > (wants[0] ?? 0) || (major === wants[0] && minor >= (wants[1] ?? 0));
  };
  const context = { platform: "OfficeOnline", host: "Excel", requirements: { isSetSupported }, document: {} };
  const factory = {
    getContext: () => context,
    getHostInfo: () => ({ hostType: "excel", hostPlatform: "web", isDialog: false, flags: 0 }),
    getLoggingAllowed: () => false,
    getId: () => "pane",
    getInitializationHelper: () => ({}),
    getWebAppState: () => ({}),
  };
  return {
    window: globalThis,
    navigator: { userAgent: "node" },
    location: { ...place, search: "", hash: "", host: "pane.example.com", hostname: "pane.example.com" },
    addEventListener: nothing,
    removeEventListener: nothing,
    postMessage: nothing,
    name: "",
    document: {
      readyState: "complete",
      addEventListener: nothing,
      createElement: element,
      getElementById: () => null,
      getElementsByTagName: () => [],
      querySelectorAll: () => [],
      head: element(),
      body: element(),
      domain: "pane.example.com",
    },
    OSF: { _OfficeAppFactory: factory },
  };
}
