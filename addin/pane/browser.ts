/** Puts a text on the clipboard; in frames that may not, by way of a selection. Answers whether it worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Excel on the web does not give its frames the clipboard everywhere: a copied selection still works there
    return copySelection(text);
  }
}

function copySelection(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("aria-hidden", "true");
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}

/** Offers a file to save, as a download of the browser. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // the download has begun by then; until then the address must stay
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The sample workbook, as base64; it is a part of the program, and loaded when it is asked for. */
export async function sampleWorkbook(): Promise<string | undefined> {
  try {
    return (await import("virtual:sample-workbook")).base64;
  } catch {
    // the network is gone since the pane was opened
    return undefined;
  }
}
