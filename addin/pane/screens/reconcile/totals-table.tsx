import { mergeClasses } from "@fluentui/react-components";
import { unitTitle } from "../../../../core/report/figures.ts";
import type { RunFile } from "../../../../core/run-file.ts";
import { usePane } from "../../context.tsx";
import { useTableStyles } from "./table-styles.ts";

const measures = [
  ["used", "Used"],
  ["refunded", "Refunded"],
  ["granted", "Granted"],
  ["adjusted", "Adjusted"],
  ["drawn", "Drawn"],
  ["lapsed", "Lapsed"],
  ["remaining", "Remaining"],
  ["pending", "Not usable yet"],
  ["overdrawn", "Overdrawn"],
  ["open", "Of it still open"],
] as const;
/** These are shown where they are nothing, too. */
const always: readonly string[] = ["used", "granted", "drawn", "remaining"];

/** The totals of a run, a column a unit: units are never added up. */
export function TotalsTable({ run: { totals } }: { readonly run: RunFile }) {
  const styles = useTableStyles();
  const { locale } = usePane();
  if (totals.length === 0) return <p>Nothing was granted, and nothing used.</p>;
  const shown = measures.filter(([key]) => always.includes(key) || totals.some((row) => row[key] !== 0));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Everybody together</th>
          {totals.map(({ unit }) => (
            <th key={unit} scope="col">
              {unitTitle(unit)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(([key, title]) => (
          <tr key={key} className={mergeClasses(key === "remaining" && styles.sum)}>
            <th scope="row">{title}</th>
            {totals.map((row) => (
              <td key={row.unit}>{locale.number(row[key])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
