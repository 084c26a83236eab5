import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { BalanceAnswer } from "../../../reconcile/questions/balance.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { BalanceLine } from "../../parts/balance-line.tsx";
import { Empty } from "../../parts/empty.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { ShortList } from "../../parts/short-list.tsx";
import { contractBalances, struckBalances } from "../../struck-balances.ts";
import type { Asked } from "../../use-question.ts";
import { checkedWords, verdictWords } from "./check-words.ts";
import { type CheckLine, lastCheck } from "./checks.ts";
import { ClosedMonths } from "./closed-months.tsx";
import type { BalancesPage } from "./pages.ts";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  line: { display: "block" },
});

/** So many checks are listed before somebody asks for the older ones. */
const SHOWN = 8;

type Props = {
  readonly lines: readonly CheckLine[];
  readonly asked: Asked<BalanceAnswer>;
  readonly go: (page: BalancesPage) => void;
};

/** What is left of each contract, what was noted from the vendor's screen, and the months that are closed. */
export function OverviewPage({ lines, asked, go }: Props) {
  const styles = useStyles();
  return (
    <Page title="Balances">
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => go({ page: "note", subject: "", unit: "" })}>
          Note a balance
        </Button>
        <Button onClick={() => go({ page: "close" })}>Close a month</Button>
      </div>
      <Left lines={lines} go={go} />
      <Checks lines={lines} asked={asked} go={go} />
      <ClosedMonths />
    </Page>
  );
}

function Left({ lines, go }: Omit<Props, "asked">) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const snapshot = useSnapshot();
  const held = usePaneState((state) => state.held);
  const struck = struckBalances(snapshot, held);
  if (struck === undefined) {
    return (
      <Section title="What is left">
        <Empty actions={<Button onClick={() => session.go("reconcile")}>Reconcile</Button>}>
          Balances are known once the exports were reconciled.
        </Empty>
      </Section>
    );
  }
  const day = locale.day(struck.asOf);
  return (
    <Section title="What is left to share">
      <Quiet>
        {struck.from === "run"
          ? `At the end of ${day}, by the run in the pane. Choose one to note what the screen shows.`
          : `At the end of ${day}, as the last run wrote it into the table Balances. Choose one to note what the screen shows.`}
      </Quiet>
      <ShortList
        label="What is left to share"
        items={contractBalances(struck)}
        keyOf={({ contract, unit }) => `${contract} ${unit}`}
        opens={({ contract }) => contract !== ""}
        onOpen={({ contract, unit }) => go({ page: "note", subject: contract, unit })}
      >
        {(balance) => (
          <BalanceLine balance={balance}>
            <span className={styles.line}>
              {checkedWords(lastCheck(lines, balance.contract, balance.unit), locale)}
            </span>
          </BalanceLine>
        )}
      </ShortList>
    </Section>
  );
}

function Checks({ lines, asked, go }: Props) {
  const { locale, session } = usePane();
  const snapshot = useSnapshot();
  const held = usePaneState((state) => state.held);
  // where nothing is known at all, the part above has said so
  const waiting =
    struckBalances(snapshot, held) !== undefined && lines.some(({ verdict }) => verdict === "not compared");
  if (lines.length === 0) {
    return (
      <Section title="What Autodesk’s screen showed">
        <Empty>
          Nothing was noted yet. Note what the screen shows at the end of a day, and it is compared with ours.
        </Empty>
      </Section>
    );
  }
  return (
    <Section title="What Autodesk’s screen showed">
      {asked.kind === "asking" ? <Quiet>Comparing …</Quiet> : null}
      {asked.kind === "failed" ? <Quiet>{asked.message}</Quiet> : null}
      {waiting && asked.kind !== "asking" ? (
        <Empty actions={<Button onClick={() => session.go("reconcile")}>Reconcile</Button>}>
          {asked.kind === "answered"
            ? "What the run in the pane cannot know, such as a later day, is compared by the next run."
            : "Reconcile the exports to compare what was noted with ours."}
        </Empty>
      ) : null}
      <ShortList
        label="What Autodesk’s screen showed"
        items={lines}
        first={SHOWN}
        keyOf={({ checkId }) => checkId}
        onOpen={({ checkId }) => {
          go({ page: "check", checkId });
          void session.show({ table: "BalanceChecks", key: [checkId] });
        }}
      >
        {(line) => (
          <ItemLine
            title={line.subject}
            detail={`${locale.day(line.date)}, ${line.checkId}`}
            figure={locale.amount(line.reported, line.unit ?? null)}
            figureDetail={verdictWords(line, locale)}
            tone={line.verdict === "differs" ? "bad" : "plain"}
          />
        )}
      </ShortList>
    </Section>
  );
}
