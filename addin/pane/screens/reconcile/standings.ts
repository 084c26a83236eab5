import type { Changes } from "../../../../core/report/since.ts";
import type { RunFinding } from "../../../../core/run-file.ts";
import { listed } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";

type Standing = RunFinding["standing"];

/** What a standing means, in the order in which they matter. */
const words: readonly (readonly [Standing, string])[] = [
  ["new", "New"],
  ["grown", "Accepted, and grown since"],
  ["expired", "Accepted until a day that is over"],
  ["open", "Known and not decided"],
  ["accepted", "Accepted"],
  ["gone", "Not found any more"],
];

/** How many findings stand how; those that nobody has are left out. */
export function standingCounts(
  findings: readonly Pick<RunFinding, "standing">[],
): readonly { readonly standing: Standing; readonly words: string; readonly count: number }[] {
  return words.flatMap(([standing, said]) => {
    const count = findings.filter((finding) => finding.standing === standing).length;
    return count === 0 ? [] : [{ standing, words: said, count }];
  });
}

/** What has changed since an earlier run, in one sentence. */
export function sinceWords({ asOf, isNew, grown, resolved }: Changes, { day, number }: Locale): string {
  const parts = [
    ...(isNew.length > 0 ? [`${number(isNew.length)} new`] : []),
    ...(grown.length > 0 ? [`${number(grown.length)} grown`] : []),
    ...(resolved.length > 0 ? [`${number(resolved.length)} no longer found`] : []),
  ];
  const since = `Since the run as of ${day(asOf)}`;
  return parts.length === 0 ? `${since} nothing new needs anybody.` : `${since}: ${listed(parts)}.`;
}
