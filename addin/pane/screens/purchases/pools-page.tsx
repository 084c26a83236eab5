import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDown20Regular, ChevronRight20Regular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import { usePane, usePaneState } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { ShortList } from "../../parts/short-list.tsx";
import { AdvicePart } from "./advice-part.tsx";
import { type PoolLine, poolGroups } from "./pool-lines.ts";
import { shownLine } from "./pool-words.ts";
import { CLOUD_SERVICE, HELD, requestKey } from "./request-key.ts";

const useStyles = makeStyles({
  actions: { display: "flex", columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalS, flexWrap: "wrap" },
  fold: { alignSelf: "flex-start", paddingInline: 0, minWidth: 0 },
});

/** Every pool, by where it stands, and above them what to order. */
export function PoolsPage({ lines }: { readonly lines: readonly PoolLine[] }) {
  const styles = useStyles();
  const { session } = usePane();
  const groups = useMemo(() => poolGroups(lines), [lines]);
  const [isOverShown, setOverShown] = useState(false);
  const { underWay, inForce, toCome, over, leftOut } = groups;
  return (
    <Page title="Purchases">
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => session.go("purchases", requestKey())}>
          Ask for a purchase
        </Button>
        <Button onClick={() => session.go("purchases", HELD)}>Record credits we have</Button>
        <Button onClick={() => session.go("purchases", CLOUD_SERVICE)}>Record credits of a cloud service</Button>
      </div>
      <AdvicePart lines={lines} />
      {lines.length === 0 ? (
        <Empty>
          No pool is on the roster yet. Record the credits that you have, each purchase with its days, or ask for a
          purchase to begin one.
        </Empty>
      ) : null}
      {leftOut.length === 0 ? null : (
        <Section title="Does not count">
          <PoolList label="Does not count" lines={leftOut} />
        </Section>
      )}
      {underWay.length === 0 ? null : (
        <Section title="Under way">
          <PoolList label="Under way" lines={underWay} />
        </Section>
      )}
      {inForce.length === 0 ? null : (
        <Section title="In force">
          <KnownAs lines={inForce} />
          <PoolList label="In force" lines={inForce} />
        </Section>
      )}
      {toCome.length === 0 ? null : (
        <Section title="To come">
          <PoolList label="To come" lines={toCome} />
        </Section>
      )}
      {over.length === 0 ? null : (
        <Section title="Used up or lapsed">
          <Button
            appearance="transparent"
            className={styles.fold}
            icon={isOverShown ? <ChevronDown20Regular /> : <ChevronRight20Regular />}
            aria-expanded={isOverShown}
            onClick={() => setOverShown(!isOverShown)}
          >
            {isOverShown ? "Hide them" : `Show them (${over.length})`}
          </Button>
          {isOverShown ? <PoolList label="Used up or lapsed" lines={over} /> : null}
        </Section>
      )}
    </Page>
  );
}

/** Which day the amounts are of, or how to come to know them. */
function KnownAs({ lines }: { readonly lines: readonly PoolLine[] }) {
  const { locale } = usePane();
  const days = lines.flatMap(({ known }) => (known === undefined ? [] : [known.asOf])).sort();
  const latest = days.at(-1);
  if (latest === undefined) {
    return <Quiet>How much is left of each is known once you reconcile. Until then its whole amount is shown.</Quiet>;
  }
  return <Quiet>{`What is left is as of ${locale.day(latest)}, the last time you reconciled.`}</Quiet>;
}

function PoolList({ label, lines }: { readonly label: string; readonly lines: readonly PoolLine[] }) {
  const { session, locale } = usePane();
  const today = session.today();
  const selected = usePaneState((state) => (state.selected?.table === "Pools" ? state.selected.key[0] : undefined));
  const open = ({ id }: PoolLine) => {
    session.go("purchases", id);
    void session.show({ table: "Pools", key: [id] });
  };
  return (
    <ShortList label={label} items={lines} keyOf={({ id }) => id} onOpen={open} selected={selected}>
      {(line) => <ItemLine {...shownLine(line, today, locale)} />}
    </ShortList>
  );
}
