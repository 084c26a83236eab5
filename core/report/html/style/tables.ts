/** Tables in regions that scroll, and what searches them. */
export const tables = `
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 0.5rem; background: linear-gradient(to left, var(--ground) 40%, transparent) right / 4rem 100% no-repeat local, linear-gradient(to left, var(--line), transparent) right / 1rem 100% no-repeat scroll, var(--ground); }
.table + .table, .table + .empty, .empty + .table, .empty + .empty { margin-top: 1.5rem; }
.tools { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1rem; margin-bottom: 0.5rem; font-size: 0.875rem; }
.tools input, .more-rows { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: 0.375rem; padding: 0.3125rem 0.625rem; }
.tools input { margin-left: 0.5rem; width: 15rem; max-width: 60vw; }
.more-rows { margin-top: 0.5rem; cursor: pointer; font-size: 0.875rem; }
.sort { all: unset; cursor: pointer; text-align: inherit; min-height: 1.5rem; }
.sort:hover { color: var(--accent); text-decoration: underline; }
.sort:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
th[aria-sort="ascending"] .sort::after { content: " \\25b2" / ""; font-size: 0.75em; }
th[aria-sort="descending"] .sort::after { content: " \\25bc" / ""; font-size: 0.75em; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 0.875rem; line-height: 1.4; }
caption { text-align: left; font-weight: 650; padding: 0.625rem 0.75rem; background: var(--surface); border-bottom: 1px solid var(--line); }
caption span { display: inline-block; position: sticky; left: 0.75rem; }
th, td { padding: 0.5rem 0.75rem; text-align: left; vertical-align: top; }
thead th { color: var(--quiet); font-weight: 600; vertical-align: bottom; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
tbody th { font-weight: 600; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
tbody tr:hover > * { background: var(--surface); }
tbody tr:target > * { background: var(--accent-soft); }
tfoot > tr > * { border-top: 2px solid var(--line); font-weight: 650; }
th.text, td.text { min-width: 8rem; max-width: 26rem; }
th.name, td.name { min-width: 15rem; max-width: 32rem; }
tbody th.name { min-width: 17.5rem; }
td.word, tbody th.word { white-space: nowrap; }
.number { text-align: right; }
td.number, td.day, tbody th.day, tfoot td { white-space: nowrap; font-variant-numeric: tabular-nums; }
.none { color: var(--quiet); }
.hash { font-size: 0.75rem; font-weight: 400; color: var(--quiet); }
.tall { max-height: 36rem; overflow: auto; content-visibility: auto; contain-intrinsic-size: auto 36rem; }
.tall thead th { position: sticky; top: 0; z-index: 1; background: var(--ground); }
@media screen and (max-width: 44rem) {
  th, td { padding: 0.4375rem 0.5rem; }
  th.name, td.name, tbody th.name { min-width: 10.5rem; }
}
@media (min-width: 44rem) {
  .scroll tbody th, .scroll tfoot th { position: sticky; left: 0; background: var(--ground); }
  .scroll thead th:first-child { position: sticky; left: 0; z-index: 2; background: var(--ground); }
}
`;
