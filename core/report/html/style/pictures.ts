/** Drawings, their keys, and the short lists of who used most. */
export const pictures = `
.pictures { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2.25rem; }
.picture { min-width: 0; }
.picture figcaption p { color: var(--quiet); max-width: 80ch; margin-top: 0.125rem; font-size: 0.9375rem; }
.picture > svg { display: block; width: 100%; height: auto; max-width: 60rem; margin: 0.5rem 0 0.25rem; overflow: visible; }
.picture > svg.narrow { display: none; }
.picture text { font-family: inherit; font-size: 11px; fill: var(--quiet); font-variant-numeric: tabular-nums; }
.picture .end { text-anchor: end; }
.picture .middle { text-anchor: middle; }
.picture text.value { fill: var(--text); font-weight: 600; }
.picture text.tick { paint-order: stroke; stroke: var(--ground); stroke-width: 3px; stroke-linejoin: round; }
.picture text.today { fill: var(--quiet); }
.picture text.order { fill: var(--text); font-weight: 600; }
.picture text.out { fill: var(--error); font-weight: 600; }
.grid { stroke: var(--line); stroke-width: 1; fill: none; }
.floor { stroke: var(--quiet); stroke-width: 1; fill: none; }
.ground { fill: var(--own); opacity: 0.09; }
.line { fill: none; stroke: var(--own); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.line.forecast { stroke-dasharray: 2 5; }
.dot { fill: var(--ground); stroke: var(--own); stroke-width: 2; }
.picture .mark { stroke-width: 1; fill: none; stroke: var(--quiet); }
.picture .mark.order { stroke-dasharray: 4 3; stroke: var(--text); }
.picture .mark.out { stroke: var(--error); stroke-width: 1.5; }
.picture .bought { fill: var(--own); }
.picture .lapsed { fill: var(--waste); }
.picture .lapsed.ahead { fill: var(--ground); stroke: var(--waste); stroke-width: 1.25; }
rect.own, rect.used { fill: var(--own); }
rect.shared { fill: var(--shared); stroke: var(--own); stroke-width: 1; }
rect.over { fill: var(--over); }
rect.waste { fill: var(--waste); }
.stripe { stroke: var(--stripe); stroke-width: 1.25; fill: none; }
ul.key { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; list-style: none; padding: 0; margin-top: 0.375rem; font-size: var(--small); color: var(--quiet); }
.swatch { width: 1rem; height: 0.75rem; margin-right: 0.4375rem; vertical-align: -0.0625rem; }
.figures > .table { margin-top: 0.5rem; }
.figures > summary, .more > summary { font-size: var(--small); }
.ranks { margin-top: 2.5rem; }
.ranks .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1.25rem 2.5rem; margin-top: 0.5rem; }
.rank { align-self: start; }
.rank caption { background: none; padding: 0.5rem 0; border: 0; }
.rank thead th { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
.rank tbody th { padding: 0.3125rem 0; font-weight: 400; width: 100%; }
.rank tbody td { padding: 0.3125rem 0 0.3125rem 0.75rem; }
.rank tbody tr > * { border-top: 0; }
.share { display: block; width: 100%; height: 0.25rem; margin-top: 0.1875rem; }
.share rect { fill: var(--shared); }
@media (max-width: 40rem) {
  .picture > svg.roomy { display: none; }
  .picture > svg.narrow { display: block; }
}
`;
