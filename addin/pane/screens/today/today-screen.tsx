import { Button, makeStyles } from "@fluentui/react-components";
import { ArrowClockwise20Regular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import { isError } from "../../../../core/diagnostic.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { ProblemList } from "../../parts/problem-list.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { struckBalances } from "../../struck-balances.ts";
import { adviceOfPlan, adviceOfRun } from "../purchases/advice.ts";
import { poolLines } from "../purchases/pool-lines.ts";
import { usePlan } from "../purchases/use-plan.ts";
import { BalanceLines } from "./balance-lines.tsx";
import { dutiesOf } from "./duties.ts";
import { DutyList } from "./duty-list.tsx";

const useStyles = makeStyles({
  more: { alignSelf: "flex-start" },
});

/** So many are shown at first, so that the rest of the page can be seen too. */
const FIRST = 8;

/** What needs doing today, what is left by contract, and what is wrong with the roster. */
export function TodayScreen() {
  const styles = useStyles();
  const { session, locale } = usePane();
  const snapshot = useSnapshot();
  const held = usePaneState((state) => state.held);
  const isReading = usePaneState((state) => state.isReading);
  const [showsAll, setShowsAll] = useState(false);
  const struck = struckBalances(snapshot, held);
  const today = session.today();
  const { roster } = snapshot.stored;
  const plan = usePlan();
  const advice = useMemo(() => {
    if (held === undefined) return undefined;
    const given = { roster, lines: poolLines(snapshot, held, today), today, locale };
    return plan === undefined ? adviceOfRun(held.run, given) : adviceOfPlan(plan, given);
  }, [held, plan, snapshot, roster, today, locale]);
  const duties = useMemo(
    () => dutiesOf({ roster, struck, today, locale, advice }),
    [roster, struck, today, locale, advice],
  );
  const problems = snapshot.diagnostics.filter((diagnostic) => diagnostic.severity !== "note");
  const errors = problems.filter(isError).length;
  const shown = showsAll ? duties : duties.slice(0, FIRST);
  return (
    <Page
      title="Today"
      actions={
        <Button
          appearance="subtle"
          icon={<ArrowClockwise20Regular />}
          aria-label="Read again"
          title="Read the workbook again"
          disabledFocusable={isReading}
          onClick={() => session.refresh()}
        />
      }
    >
      {problems.length === 0 ? null : (
        <Section
          title={
            errors > 0
              ? `${locale.number(problems.length)} to mend in the roster: what is wrong is left out`
              : `${locale.number(problems.length)} to look at in the roster`
          }
        >
          <ProblemList problems={problems} />
        </Section>
      )}
      <Section title={duties.length === 0 ? "Nothing needs doing" : "What needs doing"}>
        {duties.length === 0 ? (
          <Empty>Nothing is under way, waits for a decision, or expires soon.</Empty>
        ) : (
          <DutyList duties={shown} />
        )}
        {shown.length === duties.length ? null : (
          <Button className={styles.more} onClick={() => setShowsAll(true)}>
            {`Show all ${locale.number(duties.length)}`}
          </Button>
        )}
      </Section>
      <Section title="What is left to share">
        {struck === undefined ? (
          <Empty actions={<Button onClick={() => session.go("reconcile")}>Reconcile</Button>}>
            Nothing was reconciled in this workbook yet, so what is left is not known.
          </Empty>
        ) : (
          <>
            <Quiet>
              {struck.from === "run"
                ? `By the run in this pane, at the end of ${locale.day(struck.asOf)}.`
                : `As written into Balances at the end of ${locale.day(struck.asOf)}.`}
            </Quiet>
            <BalanceLines struck={struck} />
          </>
        )}
      </Section>
    </Page>
  );
}
