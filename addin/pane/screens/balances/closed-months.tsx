import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { usePane, useSnapshot } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { Section } from "../../parts/page.tsx";
import { ShortList } from "../../parts/short-list.tsx";
import { type ClosedMonth, closedMonths } from "./months.ts";

const useStyles = makeStyles({
  line: { display: "block" },
  changed: { display: "block", color: tokens.colorStatusDangerForeground1 },
});

/** So many are listed before somebody asks for the older ones. */
const SHOWN = 6;

/** The months that were closed, with their figures; one that has changed since opens its finding. */
export function ClosedMonths() {
  const { session } = usePane();
  const { roster } = useSnapshot().stored;
  const months = useMemo(() => closedMonths(roster), [roster]);
  return (
    <Section title="Closed months">
      {months.length === 0 ? (
        <Empty>No month is closed yet. A closed month keeps its figures, and a run that finds others says so.</Empty>
      ) : (
        <ShortList
          label="Closed months"
          items={months}
          first={SHOWN}
          keyOf={({ closingId }) => closingId}
          opens={({ changed }) => changed !== undefined}
          onOpen={({ changed }) => session.go("findings", changed?.values.finding)}
        >
          {(month) => <MonthLine month={month} />}
        </ShortList>
      )}
    </Section>
  );
}

function MonthLine({ month: closed }: { readonly month: ClosedMonth }) {
  const styles = useStyles();
  const { locale } = usePane();
  const { month, contract, unit, used, lapsed, stillOpen, balance, people, letPass, closedOn, changed } = closed;
  const figures = [
    `${locale.number(used)} used`,
    ...(lapsed === 0 ? [] : [`${locale.number(lapsed)} lapsed`]),
    ...(stillOpen === 0 ? [] : [`${locale.number(stillOpen)} still open`]),
  ];
  const signed = [people ?? "", closedOn === undefined ? "" : `on ${locale.day(closedOn)}`].filter(
    (part) => part !== "",
  );
  return (
    <ItemLine
      title={`${locale.month(month)}, ${contract}`}
      detail={
        <>
          <span className={styles.line}>{figures.join(", ")}</span>
          {signed.length === 0 ? null : <span className={styles.line}>{`Closed by ${signed.join(" ")}`}</span>}
          {letPass === undefined ? null : <span className={styles.line}>{`Closed anyway: ${letPass}`}</span>}
          {changed === undefined ? null : (
            <span className={styles.changed}>Has changed since: open the finding to see what.</span>
          )}
        </>
      }
      figure={locale.amount(balance, unit ?? null)}
      figureDetail="balance"
    />
  );
}
