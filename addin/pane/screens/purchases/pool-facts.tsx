import { Link, makeStyles } from "@fluentui/react-components";
import { toNumber } from "../../../../core/credits.ts";
import { usePane, useSnapshot } from "../../context.tsx";
import { Facts } from "../../parts/facts.tsx";
import type { PoolLine } from "./pool-lines.ts";
import { blocksWords, lastDayPlain } from "./pool-words.ts";

const useStyles = makeStyles({
  link: {
    lineHeight: "inherit",
    textAlign: "start",
    // in high contrast a link of the pane has no colour of its own
    "@media (forced-colors: active)": { textDecorationLine: "underline" },
  },
});

/** What is known of a pool. */
export function PoolFacts({ line }: { readonly line: PoolLine }) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const { policy } = useSnapshot().stored.roster;
  const { pool, row, contract, contractName, holder } = line;
  const { source, orderReference, reseller, renews, note, appliedOn } = row.values;
  const isService = source === "cloud service";
  const to = (screen: "settings" | "purchases", key: string, words = key) => (
    <Link as="button" className={styles.link} onClick={() => session.go(screen, key)}>
      {words}
    </Link>
  );
  const isEnding = pool?.lastDay !== undefined && (appliedOn !== undefined || row.values.purchasedOn !== undefined);
  return (
    <Facts
      facts={[
        ["Amount", locale.amount(line.granted, line.unit)],
        ["In blocks", blocksWords(line, toNumber(policy.blockSize), locale)],
        ["Cost", line.cost === undefined ? undefined : locale.money(line.cost, line.currency)],
        ["Contract", to("settings", contract, contractName === undefined ? contract : `${contract} · ${contractName}`)],
        ["For", holder === undefined ? "every named user of the contract" : `${holder} alone`],
        ["Comes from", isService ? "a cloud service" : undefined],
        ["Renews", renews === undefined ? undefined : to("purchases", renews)],
        ["Reseller", reseller],
        ["Order reference", orderReference],
        ["First day", isService ? locale.day(appliedOn) : undefined],
        ["Last day", pool !== undefined && isEnding ? lastDayPlain(pool, policy, locale) : undefined],
        ["Note", note],
      ]}
    />
  );
}
