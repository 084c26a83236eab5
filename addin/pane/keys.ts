/**
 * Keeps to the pane the keys that are meant for it: Office hands some keys on to Excel, which would take the focus to the sheet
 * when Esc closes a list, or undo a change of the workbook when Ctrl+Z is meant for the text in a field. Excel on the web moves the
 * focus with Tab itself, and out of the pane from where Tab does not stop, such as the heading of a page that was just opened.
 * Answers how to stop.
 */
export function keepKeys(page: Document): () => void {
  let isForPane = false;
  // what is open has to be looked at before the key closes it
  const look = (event: KeyboardEvent) => {
    isForPane = (event.key === "Escape" && hasOverlay(page)) || isUndoOfText(event) || isTabFromNoStop(event);
  };
  const keep = (event: KeyboardEvent) => {
    if (isForPane) event.stopPropagation();
  };
  page.addEventListener("keydown", look, { capture: true });
  page.addEventListener("keydown", keep);
  return () => {
    page.removeEventListener("keydown", look, { capture: true });
    page.removeEventListener("keydown", keep);
  };
}

/** Whether something is open that Esc closes; a part of a page that was unfolded is none, and Esc leads to the sheet from there. */
function hasOverlay(page: Document): boolean {
  return page.querySelector('[role="combobox"][aria-expanded="true"], [role="dialog"], [role="menu"]') !== null;
}

function isUndoOfText({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  const isUndo = (ctrlKey || metaKey) && ["z", "y"].includes(key.toLowerCase());
  return isUndo && target instanceof Element && target.closest("input, textarea") !== null;
}

/** From what has the focus without being a stop of Tab, the browser knows the way; Office gives the focus to the sheet. */
function isTabFromNoStop({ key, target }: KeyboardEvent): boolean {
  return key === "Tab" && target instanceof HTMLElement && target.tabIndex < 0;
}
