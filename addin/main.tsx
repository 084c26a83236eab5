import { FluentProvider } from "@fluentui/react-components";
import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { ErrorBoundary } from "react-error-boundary";
import { isOfficeDark, officeLanguage, officeReady } from "./excel/office.ts";
import { openWorkbook } from "./excel/open-workbook.ts";
import { App } from "./pane/app.tsx";
import { copyText, sampleWorkbook, saveFile } from "./pane/browser.ts";
import { PaneProvider } from "./pane/context.tsx";
import { keepKeys } from "./pane/keys.ts";
import { dayHere, localeOf } from "./pane/locale.ts";
import { NotOpened } from "./pane/not-opened.tsx";
import { Mishap } from "./pane/parts/mishap.tsx";
import { createSession } from "./pane/session.ts";
import { createStore } from "./pane/store.ts";
import { themes } from "./pane/theme.ts";
import { openReconciler } from "./reconcile/client.ts";

/** Light or dark, as Office is; where it does not say, as the computer is. */
function useIsDark(): boolean {
  const [isDark, setDark] = useState(looksDark);
  useEffect(() => {
    const look = () => setDark(looksDark());
    const media = matchMedia("(prefers-color-scheme: dark)");
    media.addEventListener("change", look);
    // Office tells of another theme only in some of its programs: it is asked when somebody comes back to the pane
    window.addEventListener("focus", look);
    return () => {
      media.removeEventListener("change", look);
      window.removeEventListener("focus", look);
    };
  }, []);
  return isDark;
}

function looksDark(): boolean {
  return isOfficeDark() ?? matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Marks when the first screen has its heading, for whoever measures how long that takes. */
function markFirstScreen(within: HTMLElement): void {
  const observer = new MutationObserver(() => {
    if (within.querySelector("main h1") === null) return;
    observer.disconnect();
    performance.mark("first screen");
  });
  observer.observe(within, { childList: true, subtree: true });
}

const store = createStore();
const workbook = openWorkbook({ onWaiting: (isSilent) => store.send({ kind: "silent", isSilent }) });
const session = createSession(
  { workbook, reconciler: openReconciler(), today: dayHere, copy: copyText, save: saveFile, sample: sampleWorkbook },
  store,
);
// fetched while Office starts; where it does not come, opening the screen says so
import("./pane/screens/today/today-screen.tsx").catch(() => {});
const opening = await officeReady();
performance.mark("office ready");
const locale = localeOf(officeLanguage() ?? navigator.language);

function Whole() {
  const isDark = useIsDark();
  return (
    <FluentProvider theme={isDark ? themes.dark : themes.light} style={{ height: "100%" }}>
      <ErrorBoundary FallbackComponent={Mishap}>
        {opening === "excel" ? (
          <PaneProvider session={session} store={store} locale={locale}>
            <App />
          </PaneProvider>
        ) : (
          <NotOpened opening={opening} />
        )}
      </ErrorBoundary>
    </FluentProvider>
  );
}

keepKeys(document);
const place = document.getElementById("pane");
if (place !== null) {
  markFirstScreen(place);
  createRoot(place).render(
    <StrictMode>
      <Whole />
    </StrictMode>,
  );
}
if (opening === "excel") {
  await session.start();
  // what happened while nobody looked at the pane may not have been told
  window.addEventListener("focus", () => void session.refresh());
}
