/** Colours, type and the frame of the page: one accent, light and dark, system fonts only. */
export const base = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --surface: #f6f8fa; --line: #dde3e8; --text: #17212b; --quiet: #54606c;
  --accent: #0b5f8a; --accent-soft: #e8f1f7; --error: #a8201a; --error-ground: #fdf2f1; --warning: #7d4e00; --warning-ground: #fdf6e7;
  --own: #0b5f8a; --shared: #8dbdd8; --over: #c4372f; --waste: #b97f1d; --drawn: #9fb0bd; --lapsed: #c9974a; --stripe: #ffffff;
  --small: 0.8125rem; --body: 1rem; --large: 1.375rem; --larger: 1.5rem; --largest: 2rem;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #11161b; --surface: #181f26; --line: #2f3a44; --text: #e4e9ee; --quiet: #a2aeb9;
    --accent: #7cc3ea; --accent-soft: #17303f; --error: #ff9f97; --error-ground: #2b1a1a; --warning: #eebc63; --warning-ground: #2a2214;
    --own: #5aa9d6; --shared: #2c5f7c; --over: #e0675e; --waste: #c08a2f; --drawn: #5e6c78; --lapsed: #a97f35; --stripe: #11161b;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--text); font: var(--body)/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.page, footer { max-width: 92rem; margin: 0 auto; padding: 0 clamp(1rem, 3vw, 2.5rem); }
main { min-width: 0; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a.trail { color: inherit; text-decoration: underline; text-decoration-color: var(--line); text-decoration-thickness: 1px; text-underline-offset: 0.22em; }
a.trail:hover { color: var(--accent); text-decoration-color: currentColor; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
:target { background: var(--accent-soft); }
.skip { position: absolute; left: -100rem; padding: 0.5rem 1rem; background: var(--ground); }
.skip:focus { left: 1rem; top: 1rem; z-index: 3; }
h1, h2, h3, h4, p, dl, ul, ol, figure { margin: 0; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: var(--largest); letter-spacing: -0.02em; font-weight: 700; }
h2 { font-size: var(--larger); letter-spacing: -0.015em; margin-bottom: 0.5rem; font-weight: 680; }
h3 { font-size: 1.0625rem; font-weight: 650; }
h4 { font-size: var(--body); font-weight: 650; }
h2:target { background: none; }
p, li, dd, dt, h3, h4, th, td, caption { overflow-wrap: anywhere; unicode-bidi: isolate; }
code { font: 0.875em/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
main > section, main > div > section { margin-top: 3.25rem; }
.kicker { color: var(--accent); font-size: var(--small); font-weight: 650; letter-spacing: 0.06em; text-transform: uppercase; margin-bottom: 0.25rem; }
.masthead { padding-top: clamp(1.5rem, 4vw, 3rem); }
.verdict { font-size: var(--large); line-height: 1.45; max-width: 58ch; margin-top: 0.75rem; text-wrap: pretty; font-variant-numeric: tabular-nums; }
.account, .intro, .left-out, .minor, .empty, footer, .count, .status { color: var(--quiet); }
.account { font-size: var(--small); margin-top: 0.75rem; max-width: 90ch; }
.intro { max-width: 75ch; margin-bottom: 1.25rem; }
.left-out { font-size: var(--small); margin: 0.5rem 0; max-width: 90ch; }
.minor { font-weight: 400; font-size: 0.92em; }
.count { font-weight: 400; font-size: var(--small); }
.empty { padding: 1rem 1.25rem; border: 1px dashed var(--line); border-radius: 0.5rem; }
nav { margin-top: 1.5rem; border-block: 1px solid var(--line); font-size: 0.875rem; overflow-x: auto; }
nav ul { display: flex; gap: 0 1.25rem; white-space: nowrap; list-style: none; padding: 0; }
nav a { display: inline-block; padding: 0.5rem 0.125rem; color: var(--quiet); text-decoration: none; }
nav a:hover { color: var(--accent); text-decoration: underline; }
summary { cursor: pointer; color: var(--accent); width: fit-content; padding: 0.125rem 0; }
footer { margin-top: 3.5rem; padding-bottom: 3rem; font-size: var(--small); }
@media screen and (min-width: 75rem) {
  .page.parts { display: grid; grid-template-columns: 12rem minmax(0, 1fr); column-gap: 3.5rem; }
  .parts .masthead, .parts main { grid-column: 2; }
  nav { grid-area: 1 / 1 / span 2; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 3rem 0 2rem 0.25rem; margin: 0; border: 0; }
  nav ul { flex-direction: column; gap: 0; white-space: normal; }
  nav a { display: block; padding: 0.3125rem 0; }
  .parts + footer { padding-left: calc(15.5rem + clamp(1rem, 3vw, 2.5rem)); }
}
@media (max-width: 44rem) {
  :root { --largest: 1.625rem; --larger: 1.3125rem; --large: 1.125rem; }
  main > section, main > div > section { margin-top: 2.75rem; }
}
`;
