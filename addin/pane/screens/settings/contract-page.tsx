import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { addContract } from "../../../../core/commands/contracts/add-contract.ts";
import { extendContract } from "../../../../core/commands/contracts/extend-contract.ts";
import { counted } from "../../../../core/text.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { formName } from "../../form-name.ts";
import { CommandForm } from "../../parts/command-form.tsx";
import { Facts } from "../../parts/facts.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { ShortList } from "../../parts/short-list.tsx";
import { poolLines } from "../purchases/pool-lines.ts";
import { shownLine } from "../purchases/pool-words.ts";
import { type ContractLine, contractEnd, individualWords, unitTitle } from "./contract-lines.ts";

const useStyles = makeStyles({
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

const LOCKED = ["contract"] as const;

type Props = { readonly line: ContractLine; readonly onBack: () => void };

/** One contract: what it is, until when, and whose credits hang on it. */
export function ContractPage({ line, onBack }: Props) {
  const styles = useStyles();
  const { session, locale, store } = usePane();
  const snapshot = useSnapshot();
  const { roster } = snapshot.stored;
  const held = usePaneState((state) => state.held);
  const today = session.today();
  const { contract, hasRow, people, otherPeople, managedBy, note } = line;
  const id = contract.contract;
  const pools = useMemo(
    () => poolLines(snapshot, held, today).filter((pool) => pool.contract === id),
    [snapshot, held, today, id],
  );
  const command = hasRow ? extendContract : addContract;
  // a form that was begun is open again when somebody comes back to it
  const [isFormOpen, setFormOpen] = useState(() => formName(command, { contract: id }, LOCKED) in store.get().drafts);
  if (isFormOpen) {
    return (
      <Page key="form" title={`${command.title}: ${id}`} onBack={() => setFormOpen(false)}>
        {contract.endsOn === undefined ? null : (
          <Quiet>{`Its last day so far: ${locale.day(contract.endsOn)} (${contractEnd(line, today)}).`}</Quiet>
        )}
        <CommandForm
          command={command}
          preset={{ contract: id, unit: hasRow ? undefined : contract.unit }}
          locked={LOCKED}
          onDone={() => setFormOpen(false)}
          onCancel={() => setFormOpen(false)}
        />
      </Page>
    );
  }
  return (
    <Page key="contract" title={id} onBack={onBack}>
      {hasRow ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            People and Pools name this contract, but the table Contracts has no row of it, so its last day is not known.
          </MessageBarBody>
        </MessageBar>
      )}
      <Facts
        facts={[
          ["Name", contract.name],
          ["Also known as", contract.aliases.join("; ")],
          ["Kind", contract.kind],
          ["Counted in", unitTitle(line)],
          ["First day", contract.startsOn === undefined ? undefined : locale.day(contract.startsOn)],
          [
            "Last day",
            contract.endsOn === undefined
              ? "not noted"
              : `${locale.day(contract.endsOn)} (${contractEnd(line, today)})`,
          ],
          ["Individual credits", individualWords(line, roster, locale)],
          [
            "People",
            `${counted(people, "person", "people")}${otherPeople === 0 ? "" : `, and ${locale.number(otherPeople)} more beside another contract`}`,
          ],
          ["Managed by", managedBy],
          ["Note", note],
        ]}
      />
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => setFormOpen(true)}>
          {hasRow ? "Extend this contract" : "Add it to the table Contracts"}
        </Button>
        {hasRow ? (
          <Button onClick={() => session.show({ table: "Contracts", key: [id] })}>Show in the sheet</Button>
        ) : null}
      </div>
      {pools.length === 0 ? null : (
        <Section title="Its pools">
          <ShortList
            label="Its pools"
            items={pools}
            keyOf={({ id: pool }) => pool}
            onOpen={({ id: pool }) => session.go("purchases", pool)}
          >
            {(pool) => <ItemLine {...shownLine(pool, today, locale)} />}
          </ShortList>
        </Section>
      )}
    </Page>
  );
}
