/** Banner, cards, causes with their findings, the checklist and the list of words. */
export const parts = `
.banner { margin-top: 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--error); border-left-width: 0.375rem; border-radius: 0.5rem; background: var(--error-ground); }
.banner ul { padding-left: 1.25rem; margin: 0.5rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1.25rem; margin-top: 1rem; }
.card { border: 1px solid var(--line); border-radius: 0.75rem; padding: 1.25rem 1.375rem 0.75rem; background: var(--surface); }
.card h3 { font-size: var(--body); color: var(--quiet); font-weight: 600; }
.big { margin: 0.125rem 0 0.625rem; }
.big .figure { font-size: 2.5rem; font-weight: 680; letter-spacing: -0.025em; line-height: 1.15; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.big .of { color: var(--quiet); }
.big a.trail { text-decoration: none; }
.bar { display: block; width: 100%; height: 0.5rem; border-radius: 0.25rem; background: var(--line); }
.bar .remaining { fill: var(--own); } .bar .drawn { fill: var(--drawn); } .bar .lapsed { fill: var(--lapsed); }
.legend { display: flex; flex-wrap: wrap; gap: 0 0.875rem; font-size: var(--small); color: var(--quiet); margin: 0.375rem 0 0.625rem; list-style: none; padding: 0; font-variant-numeric: tabular-nums; }
.legend li[class]::before { content: ""; display: inline-block; width: 0.625rem; height: 0.625rem; border-radius: 0.125rem; margin-right: 0.375rem; }
.legend .remaining::before { background: var(--own); } .legend .drawn::before { background: var(--drawn); } .legend .lapsed::before { background: var(--lapsed); }
.card dl div { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; padding: 0.4375rem 0; border-top: 1px solid var(--line); }
.card dt { color: var(--quiet); overflow-wrap: normal; }
.card dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; font-weight: 600; }
.card dd > a { white-space: nowrap; }
.card dd small { color: var(--quiet); font-size: var(--small); display: block; font-weight: 400; white-space: nowrap; }
.card .day { white-space: nowrap; }
.card .whose { display: block; white-space: normal; overflow-wrap: anywhere; }
.card .alarming dd > a { color: var(--error); font-weight: 700; }
.card .alarming dd > a::before { content: "! " / ""; }
.severity { margin-top: 1.5rem; }
.severity > h3 { font-size: var(--body); color: var(--quiet); font-weight: 600; }
.cause { margin-top: 0.875rem; border: 1px solid var(--line); border-left: 0.25rem solid var(--line); border-radius: 0.5rem; padding: 1rem 1.25rem 0.75rem; }
.cause.error { border-left-color: var(--error); }
.cause.warning { border-left-color: var(--warning); }
.cause > header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem 2rem; }
.cause h4 { font-size: 1.125rem; flex: 1 1 18rem; }
.sums { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; }
.sums dt, .finding dt { color: var(--quiet); font-size: var(--small); }
.sums dd { margin: 0; font-weight: 650; font-variant-numeric: tabular-nums; }
.cause > .next { margin-top: 0.5rem; max-width: 75ch; }
.cause .code { font-size: 0.75rem; color: var(--quiet); margin-top: 0.625rem; }
.findings { list-style: none; padding: 0; }
.finding { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; gap: 0.5rem 2.5rem; padding: 0.75rem 0; }
.finding + .finding, .more .finding:first-child { border-top: 1px solid var(--line); }
.finding .say > * + * { margin-top: 0.375rem; }
.finding .say p { max-width: 75ch; }
.subject { font-weight: 650; }
.next b { color: var(--accent); font-weight: 650; }
.finding dl div { display: flex; justify-content: space-between; gap: 1rem; }
.finding dt { padding-top: 0.125rem; overflow-wrap: normal; white-space: nowrap; }
.finding dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.finding .amount dd { font-weight: 650; }
.finding summary { font-size: var(--small); }
.places { font-size: var(--small); padding-left: 1.25rem; margin-top: 0.25rem; }
.settled { margin-top: 1.25rem; }
.tag { display: inline-block; padding: 0 0.4375rem; border: 1px solid currentColor; border-radius: 1rem; font-size: 0.75rem; line-height: 1.5; font-weight: 650; color: var(--quiet); vertical-align: 0.0625rem; }
.tag.error { color: var(--error); }
.tag.warning { color: var(--warning); }
.steps { list-style: none; padding: 0; border-top: 1px solid var(--line); max-width: 60rem; }
.steps li { display: grid; grid-template-columns: 1.75rem minmax(0, 1fr); gap: 0.75rem; padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
.steps .mark { width: 1.625rem; height: 1.625rem; border-radius: 50%; border: 1.5px solid currentColor; text-align: center; line-height: 1.4375rem; font-weight: 700; font-size: 0.875rem; }
.steps .done .mark { color: var(--accent); }
.steps .to-do .mark { color: var(--error); }
.steps .unknown .mark, .steps .done .state, .steps .unknown .state { color: var(--quiet); }
.steps .state { font-weight: 400; font-size: var(--small); margin-left: 0.375rem; }
.steps .to-do .state { color: var(--error); font-weight: 650; }
.words { margin: 1rem 0; max-width: 75ch; }
.words div { padding: 0.5rem 0; border-top: 1px solid var(--line); }
.words dt { font-weight: 650; }
.words dd { margin: 0; color: var(--quiet); }
#guide ~ p { max-width: 75ch; }
@media (max-width: 44rem) {
  .card dd small { white-space: normal; }
  .finding { grid-template-columns: minmax(0, 1fr); }
  .cause { padding: 0.875rem 1rem 0.625rem; }
}
`;
