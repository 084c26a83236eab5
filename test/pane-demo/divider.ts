/** What most panes are wide in Excel, in pixels. */
const USUAL = 350;
const NARROWEST = 300;
const WIDEST = 900;
const STEP = 10;

/** Lets the line between grid and pane be moved, by pointer and by arrow keys; a double click takes it back. */
export function divide(divider: HTMLElement, pane: HTMLElement, shown: HTMLElement): void {
  let width = USUAL;
  const set = (to: number) => {
    width = Math.round(Math.max(NARROWEST, Math.min(WIDEST, to)));
    pane.style.width = `${width}px`;
    divider.ariaValueNow = String(width);
    divider.ariaValueText = `${width} pixels`;
    shown.textContent = `${width} px wide`;
  };
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    // the frame would take the pointer away
    document.body.classList.add("dividing");
  });
  divider.addEventListener("pointermove", (event) => {
    if (divider.hasPointerCapture(event.pointerId)) set(document.documentElement.clientWidth - event.clientX - 4);
  });
  divider.addEventListener("lostpointercapture", () => document.body.classList.remove("dividing"));
  divider.addEventListener("dblclick", () => set(USUAL));
  divider.addEventListener("keydown", (event) => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: STEP, ArrowRight: -STEP };
    const step = steps[event.key];
    if (step !== undefined) set(width + step);
    if (event.key === "Home") set(NARROWEST);
    if (event.key === "End") set(WIDEST);
    if (step !== undefined || event.key === "Home" || event.key === "End") event.preventDefault();
  });
  set(USUAL);
}
