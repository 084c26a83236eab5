import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { usePane, useSnapshot } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Facts } from "../../parts/facts.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { signed, verdictWords } from "./check-words.ts";
import type { CheckLine } from "./checks.ts";
import { DifferenceSum } from "./difference-sum.tsx";
import { canOpenWith, recordedAs } from "./offers.ts";
import type { BalancesPage } from "./pages.ts";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  next: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  actions: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
});

type Props = {
  readonly line: CheckLine;
  readonly isAsking: boolean;
  readonly go: (page: BalancesPage) => void;
};

/** A noted balance beside ours: what the difference is made of, and what would make the two agree. */
export function CheckPage({ line, isAsking, go }: Props) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const { roster } = useSnapshot().stored;
  const { checkId, subject, date, unit, reported, source, enteredBy, verdict, ours, noted, finding } = line;
  const differs = noted?.differs;
  const next = differs?.next ?? finding?.values.nextStep;
  return (
    <Page title={`${subject}, ${locale.day(date)}`} onBack={() => go({ page: "overview" })}>
      <Facts
        facts={[
          ["The screen showed", locale.amount(reported, unit ?? null)],
          ["Ours", ours === undefined ? undefined : locale.amount(ours, unit ?? null)],
          ["Result", verdictWords(line, locale)],
          ["Source", source],
          ["Entered by", enteredBy],
          ["Check ID", checkId],
        ]}
      />
      {verdict !== "not compared" || isAsking ? null : (
        <Empty actions={<Button onClick={() => session.go("reconcile")}>Reconcile</Button>}>
          Reconcile with exports up to this day or a later one, and it is compared with ours.
        </Empty>
      )}
      {noted === undefined || differs === undefined ? null : (
        <Section title="What the difference is made of">
          <DifferenceSum noted={noted} differs={differs} />
        </Section>
      )}
      {verdict === "differs" && ours !== undefined && noted === undefined ? (
        <Empty actions={<Button onClick={() => session.go("reconcile")}>Reconcile</Button>}>
          It was noted or changed since the run in the pane: reconcile again to see what the difference is made of.
        </Empty>
      ) : null}
      {finding?.values.message === undefined ? null : <p className={styles.text}>{finding.values.message}</p>}
      {next === undefined ? null : <p className={styles.next}>{next}</p>}
      <div className={styles.actions}>
        {differs?.offer?.map(({ pool, amount }, part) => {
          const recorded = recordedAs(roster, line, part);
          return recorded === undefined ? (
            <Button
              key={pool}
              appearance={part === 0 ? "primary" : "secondary"}
              onClick={() => go({ page: "adjust", checkId, part })}
            >
              {`Record ${signed(amount, locale)} for ${pool}`}
            </Button>
          ) : (
            <p key={pool} className={styles.text}>
              {`${signed(amount, locale)} for ${pool} is recorded as ${recorded}: the next run compares again.`}
            </p>
          );
        })}
        {canOpenWith(line, roster.policy) ? (
          <Button onClick={() => go({ page: "open with", checkId })}>Begin the ledger with this balance</Button>
        ) : null}
        {differs?.after === undefined ? null : (
          <Button onClick={() => go({ page: "check", checkId: differs.after ?? "" })}>
            {`Open the check ${differs.after}`}
          </Button>
        )}
        <Button onClick={() => session.show({ table: "BalanceChecks", key: [checkId] })}>
          Show its row in the sheet
        </Button>
      </div>
    </Page>
  );
}
