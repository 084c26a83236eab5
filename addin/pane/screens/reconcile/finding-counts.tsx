import { makeStyles } from "@fluentui/react-components";
import type { Changes } from "../../../../core/report/since.ts";
import { summarise } from "../../../../core/report/summary.ts";
import type { RunFile } from "../../../../core/run-file.ts";
import { usePane } from "../../context.tsx";
import { sinceWords, standingCounts } from "./standings.ts";
import { useTableStyles } from "./table-styles.ts";

const useStyles = makeStyles({ text: { margin: 0 } });

type Props = {
  readonly run: RunFile;
  /** Against the earlier run that was dropped. */
  readonly changes: Changes | undefined;
};

/** How many findings there are, and what became of those that were known. */
export function FindingCounts({ run, changes }: Props) {
  const styles = { ...useStyles(), ...useTableStyles() };
  const { locale } = usePane();
  const counts = standingCounts(run.findings);
  return (
    <>
      <p className={styles.text}>{summarise(run).findings}</p>
      {counts.length === 0 ? null : (
        <table className={styles.table}>
          <tbody>
            {counts.map(({ standing, words, count }) => (
              <tr key={standing}>
                <th scope="row">{words}</th>
                <td>{locale.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes === undefined ? null : <p className={styles.text}>{sinceWords(changes, locale)}</p>}
    </>
  );
}
