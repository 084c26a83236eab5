import type { ReactNode } from "react";
import { usePane, useSnapshot } from "../context.tsx";
import type { ContractBalance } from "../struck-balances.ts";
import { ItemLine } from "./item-line.tsx";

type Props = {
  readonly balance: ContractBalance;
  /** What else is known of it, below the contract's name. */
  readonly children?: ReactNode;
};

/** What a contract has left of a unit to share, and what of it ends next. */
export function BalanceLine({ balance: { contract, unit, remaining, next }, children }: Props) {
  const { locale } = usePane();
  const name = useSnapshot().stored.roster.contracts.get(contract)?.name;
  return (
    <ItemLine
      title={contract === "" ? "Without a contract" : contract}
      detail={
        children === undefined ? (
          name
        ) : (
          <>
            {name}
            {children}
          </>
        )
      }
      figure={locale.amount(remaining, unit)}
      figureDetail={
        next === undefined ? undefined : `${locale.number(next.remaining)} of it until ${locale.day(next.lastDay)}`
      }
      tone={remaining <= 0 ? "bad" : "plain"}
    />
  );
}
