/** The look of the page: one accent, light and dark, paper and small screens; system fonts only. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --surface: #f5f7f9; --line: #d9dfe5; --text: #1b2229; --quiet: #56616c;
  --accent: #0b5f8a; --error: #a8201a; --error-ground: #fdf1f0; --warning: #7d4e00; --warning-ground: #fdf6e7;
  --drawn: #9aa7b3; --lapsed: #d5a24a;
  --small: 0.8125rem; --body: 1rem; --large: 1.25rem; --larger: 1.5625rem; --largest: 1.953rem;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #12171c; --surface: #1a2128; --line: #333d47; --text: #e5e9ed; --quiet: #a3aeb9;
    --accent: #74bfe8; --error: #ff9f97; --error-ground: #2c1a1a; --warning: #eebc63; --warning-ground: #2a2214;
    --drawn: #66737f; --lapsed: #a87b2c;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: var(--body)/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main, footer { max-width: 76rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100rem; padding: 0.5rem 1rem; background: var(--ground); }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }
h1, h2, h3, h4, p, dl, ul { margin: 0; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: var(--largest); letter-spacing: -0.015em; }
h2 { font-size: var(--larger); letter-spacing: -0.01em; margin-bottom: 0.75rem; }
h3 { font-size: var(--large); }
h4 { font-size: var(--body); }
p, li, dd, dt, h4, .subject, th, td { overflow-wrap: anywhere; unicode-bidi: isolate; }
code { font: 0.875em/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
h4 code { font-weight: 400; color: var(--quiet); margin-left: 0.25rem; }
main > section { margin-top: 3rem; }
.masthead { padding-top: clamp(1.5rem, 5vw, 3.5rem); }
.kicker { color: var(--accent); font-size: var(--small); font-weight: 650; letter-spacing: 0.06em; text-transform: uppercase; }
.verdict { font-size: var(--large); line-height: 1.45; max-width: 60ch; margin-top: 0.75rem; text-wrap: pretty; }
.account, .intro, .left-out, .minor, .empty, footer { color: var(--quiet); }
.account { font-size: var(--small); margin-top: 0.75rem; max-width: 90ch; }
.intro { max-width: 75ch; margin-bottom: 1rem; }
.left-out { font-size: var(--small); margin: 0.5rem 0; }
.minor { font-weight: 400; font-size: 0.92em; }
.banner { margin-top: 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--error); border-left-width: 0.375rem; border-radius: 0.375rem; background: var(--error-ground); }
.banner ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; margin: 0.5rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
.card { border: 1px solid var(--line); border-radius: 0.5rem; padding: 1.25rem; background: var(--surface); }
.card h3 { font-size: var(--body); color: var(--quiet); font-weight: 600; }
.big { margin: 0.25rem 0 0.5rem; }
.big .figure { font-size: 2.441rem; font-weight: 650; letter-spacing: -0.02em; line-height: 1.15; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.big .of { color: var(--quiet); }
.bar { display: flex; height: 0.5rem; border-radius: 0.25rem; overflow: hidden; background: var(--line); }
.bar span { display: block; }
.bar .remaining, .key.remaining::before { background: var(--accent); }
.bar .drawn, .key.drawn::before { background: var(--drawn); }
.bar .lapsed, .key.lapsed::before { background: var(--lapsed); }
.legend { display: flex; gap: 1rem; font-size: var(--small); color: var(--quiet); margin: 0.375rem 0 0.75rem; }
.key::before { content: ""; display: inline-block; width: 0.625rem; height: 0.625rem; border-radius: 0.125rem; margin-right: 0.375rem; }
.card dl div { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; padding: 0.25rem 0; border-top: 1px solid var(--line); }
.card dt { color: var(--quiet); }
.card dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.card dd small { color: var(--quiet); font-size: var(--small); display: block; }
.card .alarming dd { color: var(--error); font-weight: 700; }
.expiring { max-width: 52rem; list-style: none; padding: 0; border-top: 1px solid var(--line); }
.expiring li { display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0.5rem 0; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
.expiring .what { flex: 1 1 14rem; }
.expiring .cost { color: var(--quiet); }
nav { margin-top: 2.5rem; padding: 0.75rem 0; border-block: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; }
nav a { display: inline-block; padding: 0.125rem 0; }
.severity { margin-top: 1.75rem; }
.severity > h3 { display: flex; align-items: baseline; gap: 0.5rem; }
.error > h3 { color: var(--error); }
.warning > h3 { color: var(--warning); }
.count { font-weight: 400; font-size: var(--small); color: var(--quiet); }
.group { margin-top: 1.25rem; }
.group > .next { margin-top: 0.375rem; }
.findings { list-style: none; padding: 0; margin-top: 0.5rem; border-left: 0.25rem solid var(--line); }
.findings.error { border-left-color: var(--error); }
.findings.warning { border-left-color: var(--warning); }
.finding { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; gap: 0.5rem 2rem; padding: 0.75rem 0 0.75rem 1rem; border-bottom: 1px solid var(--line); }
.finding .say > * + * { margin-top: 0.375rem; }
.finding .say p { max-width: 75ch; }
.subject { font-weight: 650; }
.next b { color: var(--accent); }
.finding dl div { display: flex; justify-content: space-between; gap: 1rem; }
.finding dt { color: var(--quiet); font-size: var(--small); padding-top: 0.125rem; overflow-wrap: normal; white-space: nowrap; }
.finding dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.finding .amount dd { font-weight: 650; }
summary { cursor: pointer; color: var(--accent); width: fit-content; }
.finding summary { font-size: var(--small); }
.places { font-size: var(--small); padding-left: 1.25rem; margin-top: 0.25rem; }
.settled { margin-top: 1.75rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 0.375rem; background: linear-gradient(to left, var(--ground) 40%, transparent) right / 4rem 100% no-repeat local, linear-gradient(to left, var(--line), transparent) right / 1.25rem 100% no-repeat scroll, var(--ground); }
.scroll + .scroll, .empty + .scroll, .scroll + .empty { margin-top: 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.4; }
caption { text-align: left; font-weight: 650; padding: 0.625rem 0.75rem; background: var(--surface); border-bottom: 1px solid var(--line); }
th, td { padding: 0.4375rem 0.75rem; text-align: left; vertical-align: top; }
thead th { color: var(--quiet); font-weight: 600; vertical-align: bottom; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
tbody th { font-weight: 600; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
tfoot > tr > * { border-top: 2px solid var(--line); font-weight: 650; }
th.text, td.text { min-width: 9rem; max-width: 26rem; }
th.name, td.name { min-width: 15rem; max-width: 30rem; }
td.word { white-space: nowrap; }
tbody th.name { min-width: 17rem; }
caption span { display: inline-block; position: sticky; left: 0.75rem; }
.number { text-align: right; }
td.number, td.day, tbody th.day, tfoot td { white-space: nowrap; font-variant-numeric: tabular-nums; }
.none { color: var(--quiet); }
.hash { font-size: 0.75rem; font-weight: 400; color: var(--quiet); }
table .hash { display: inline-block; min-width: 17rem; }
.tag { display: inline-block; padding: 0 0.375rem; border: 1px solid currentColor; border-radius: 0.25rem; font-size: 0.75rem; font-weight: 650; color: var(--quiet); }
.tag.error { color: var(--error); }
.tag.warning { color: var(--warning); }
.words { margin: 1rem 0; max-width: 75ch; }
.words div { padding: 0.375rem 0; border-top: 1px solid var(--line); }
.words dt { font-weight: 650; }
.words dd { margin: 0; color: var(--quiet); }
#guide ~ p { max-width: 75ch; }
footer { margin-top: 3rem; padding-bottom: 3rem; font-size: var(--small); }
@media (min-width: 44rem) {
  tbody th, tfoot th, thead th:first-child { position: sticky; left: 0; background: var(--ground); }
}
@media (max-width: 44rem) {
  .finding { grid-template-columns: minmax(0, 1fr); }
  .verdict { font-size: 1.125rem; }
  :root { --largest: 1.5625rem; --larger: 1.375rem; }
}
@page { size: A4; margin: 14mm 12mm; }
@page tables { size: A4 landscape; }
@media print {
  html { font-size: 9pt; }
  main, footer { max-width: none; padding: 0; }
  main > section { margin-top: 1.5rem; }
  nav, .skip { display: none; }
  .wide { page: tables; }
  .scroll { overflow: visible; background: none; border-radius: 0; }
  table { font-size: 0.8125rem; }
  th, td { padding: 0.25rem 0.375rem; }
  th.text, td.text, th.name, td.name, tbody th.name, table .hash { min-width: 0; }
  tbody th, tfoot th, thead th:first-child { position: static; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, .finding, .card, .banner { break-inside: avoid; }
  h2, h3, h4, .intro, .left-out, caption { break-after: avoid; }
  .bar span, .key::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  a { color: inherit; text-decoration: none; }
}
`;
