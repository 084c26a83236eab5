/** What the command line is told, said for the pane. */
const saidInstead: readonly (readonly [RegExp, string])[] = [
  [
    /State the days, such as --period (\S+?)\.?$/,
    "Type them under “Days of reports that do not state theirs”, and reconcile again.",
  ],
  [/Run it again with --as-of (\S+?),/, "Reconcile as of $1,"],
  [/: see credit-roster plan\./, ": see What to order under Purchases."],
  [
    /run again with --covers FIRST\.\.LAST, each from/,
    "type them under “These exports also cover” and reconcile again, each from",
  ],
  [/say so with --covers FIRST\.\.LAST;/, "say so under “These exports also cover”;"],
  [
    /run again with --covers (\S+?)\.\.(\S+?)\.?$/,
    "type $1 to $2 under “These exports also cover”, and reconcile again.",
  ],
  [/Give the one that is meant with --map, or delete/, "Drop the mapping that is meant beside the exports, or delete"],
  [
    /Save (\{.*\}) as (\S+), with the contract that is meant, and run the same command with --map \S+ behind it\./,
    "Save $1 as $2, with the contract that is meant, and drop that file beside the exports.",
  ],
  [
    /It can be read through a mapping \(--map\), which says which column is which\./,
    "It can be read through a mapping, which says which column is which: see above.",
  ],
];

/** What the core says of a remedy, in the words of the pane, which has no command line. */
export function paneHelp(help: string): string {
  return saidInstead.reduce((text, [pattern, words]) => text.replace(pattern, words), help);
}
