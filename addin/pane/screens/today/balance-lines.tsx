import { makeStyles, tokens } from "@fluentui/react-components";
import { usePane, useSnapshot } from "../../context.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { contractBalances, type StruckBalances } from "../../struck-balances.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: { paddingBlock: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** What each contract has left to share, and what of it ends next. */
export function BalanceLines({ struck }: { readonly struck: StruckBalances }) {
  const styles = useStyles();
  const { locale } = usePane();
  const { roster } = useSnapshot().stored;
  return (
    <ul className={styles.list}>
      {contractBalances(struck).map(({ contract, unit, remaining, next }) => (
        <li key={`${contract} ${unit}`} className={styles.item}>
          <ItemLine
            title={contract === "" ? "Without a contract" : contract}
            detail={roster.contracts.get(contract)?.name}
            figure={locale.amount(remaining, unit)}
            figureDetail={
              next === undefined
                ? undefined
                : `${locale.number(next.remaining)} of it until ${locale.day(next.lastDay)}`
            }
            tone={remaining <= 0 ? "bad" : "plain"}
          />
        </li>
      ))}
    </ul>
  );
}
