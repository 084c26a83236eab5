// A drag from one part of a page to another brings no files along in most browsers: the pane is given them all the same.

let carried: File | undefined;

/** Lets a link be dragged as the file that it names. */
export function carries(link: HTMLElement, file: File): void {
  link.draggable = true;
  link.addEventListener("dragstart", ({ dataTransfer }) => {
    carried = file;
    if (dataTransfer !== null) dataTransfer.effectAllowed = "copy";
  });
  link.addEventListener("dragend", () => {
    carried = undefined;
  });
}

/** Gives the pane's page what is dragged over it as if it came from a folder, whenever a page is loaded into the frame. */
export function receives(frame: HTMLIFrameElement): void {
  frame.addEventListener("load", () => {
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"])
      frame.contentWindow?.addEventListener(kind, (event) => asFile(event as DragEvent, frame), true);
  });
}

function asFile(event: DragEvent, frame: HTMLIFrameElement): void {
  if (carried === undefined || !event.isTrusted) return;
  const world = frame.contentWindow as (Window & typeof globalThis) | null;
  if (world === null) return;
  event.stopImmediatePropagation();
  const dataTransfer = new world.DataTransfer();
  dataTransfer.items.add(carried);
  const { clientX, clientY } = event;
  const options = { bubbles: true, cancelable: true, composed: true, clientX, clientY, dataTransfer };
  const again = new world.DragEvent(event.type, options);
  // a place that takes files says so by preventing what the browser would do; a file is never opened in the pane's stead
  if (!event.target?.dispatchEvent(again) || event.type === "drop") event.preventDefault();
}
