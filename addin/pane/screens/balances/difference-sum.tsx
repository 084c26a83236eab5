import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { NotedBalance, NotedDifference } from "../../../../core/closing/balances.ts";
import { capitalised } from "../../../../core/text.ts";
import { usePane } from "../../context.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { signed } from "./check-words.ts";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", "& tr": { verticalAlign: "baseline" } },
  words: {
    textAlign: "start",
    fontWeight: tokens.fontWeightRegular,
    paddingBlock: tokens.spacingVerticalXS,
    overflowWrap: "anywhere",
  },
  figure: {
    textAlign: "end",
    paddingInlineStart: tokens.spacingHorizontalM,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  sum: { borderTop: `1px solid ${tokens.colorNeutralStroke1}`, fontWeight: tokens.fontWeightSemibold },
});

type Props = { readonly noted: NotedBalance; readonly differs: NotedDifference };

/** A difference as the sum that it is: from our figure, cause by cause, to the vendor's. */
export function DifferenceSum({ noted, differs }: Props) {
  const styles = useStyles();
  const { locale } = usePane();
  const rows: readonly (readonly [string, string, boolean])[] = [
    ["Ours", locale.number(noted.ours), false],
    ...differs.parts.map(
      ({ words, amount }) => [locale.words(capitalised(words)), signed(amount, locale), false] as const,
    ),
    ...(differs.unexplained === 0
      ? []
      : [["Not explained by anything that we know of", signed(differs.unexplained, locale), false] as const]),
    ["The vendor’s screen", locale.number(noted.reported), true],
  ];
  return (
    <>
      <table className={styles.table}>
        <tbody>
          {rows.map(([words, figure, isSum]) => (
            <tr key={words}>
              <th scope="row" className={mergeClasses(styles.words, isSum && styles.sum)}>
                {words}
              </th>
              <td className={mergeClasses(styles.figure, isSum && styles.sum)}>{figure}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differs.parts.length === 0 ? null : <Quiet>The causes are possibilities that add up, not proofs.</Quiet>}
    </>
  );
}
