/** The page on paper: A4 upright, wide tables across; what is folded is opened, but for figures that stand in the tables. */
export const print = `
@page { size: A4; margin: 14mm 13mm; }
@page tables { size: A4 landscape; }
@media print {
  html { font-size: 8.75pt; }
  .page, footer { max-width: none; padding: 0; }
  main > section, main > div > section { margin-top: 1.75rem; }
  .masthead { padding-top: 0; }
  nav, .skip, .tools, .more-rows, .figures, .cause .code { display: none; }
  .wide { page: tables; }
  .pictures { display: block; }
  .picture + .picture { margin-top: 1.25rem; }
  .more-rows, .tools { display: none; }
  .scroll, .tall { overflow: visible; max-height: none; border-radius: 0; }
  .cards { grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
  .tall { content-visibility: visible; }
  .wide table { font-size: 0.75rem; }
  .wide th, .wide td { padding: 0.1875rem 0.25rem; }
  .wide td.word { white-space: normal; }
  .picture > svg.roomy { display: block; max-width: 100%; }
  .picture > svg.narrow { display: none; }
  .ranks .columns { grid-template-columns: repeat(3, 1fr); }
  table { font-size: 0.8125rem; }
  th, td { padding: 0.25rem 0.375rem; }
  th.text, td.text, th.name, td.name, tbody th.name { min-width: 5.5rem; }
  td.name, tbody th.name { min-width: 8rem; }
  .wide th.text, .wide td.text { min-width: 4rem; }
  .scroll tbody th, .scroll tfoot th, .scroll thead th:first-child, .tall thead th, caption span { position: static; }
  /* a header with a button in it is not repeated on the next sheet */
  .sort { display: contents; }
  .steps { break-inside: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  thead, tfoot, .intro, h2, tr, .finding, .card, .banner, .picture, .rank, .steps li, .cause > header { break-inside: avoid; }
  h2, h3, h4, .intro, .left-out, caption, .cause > header, .cause > .next { break-after: avoid; }
  svg, .legend li::before, .tag, .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  a, a.trail { color: inherit; text-decoration: none; }
  :target, tbody tr:target > * { background: none; }
}
`;
