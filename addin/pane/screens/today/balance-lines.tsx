import { makeStyles, tokens } from "@fluentui/react-components";
import { BalanceLine } from "../../parts/balance-line.tsx";
import { contractBalances, type StruckBalances } from "../../struck-balances.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: { paddingBlock: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** What each contract has left to share, and what of it ends next. */
export function BalanceLines({ struck }: { readonly struck: StruckBalances }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {contractBalances(struck).map((balance) => (
        <li key={`${balance.contract} ${balance.unit}`} className={styles.item}>
          <BalanceLine balance={balance} />
        </li>
      ))}
    </ul>
  );
}
