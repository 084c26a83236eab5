import { Button } from "@fluentui/react-components";
import { usePane, usePaneState } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { ShortList } from "../../parts/short-list.tsx";
import { Stack } from "../../parts/stack.tsx";
import { type ContractLine, contractCounts, contractEnd, unitTitle } from "./contract-lines.ts";
import { NEW_CONTRACT } from "./opened-setting.ts";

/** The contracts, each with what hangs on it and when it ends. */
export function ContractsPart({ lines }: { readonly lines: readonly ContractLine[] }) {
  const { session, locale } = usePane();
  const today = session.today();
  const selected = usePaneState((state) => (state.selected?.table === "Contracts" ? state.selected.key[0] : undefined));
  const add = (
    <Button appearance="primary" onClick={() => session.go("settings", NEW_CONTRACT)}>
      Add a contract
    </Button>
  );
  if (lines.length === 0) {
    return (
      <Stack>
        <Empty actions={add}>
          No contract is on the roster yet. People and purchases belong to a contract, so begin with it.
        </Empty>
      </Stack>
    );
  }
  const open = ({ contract, hasRow }: ContractLine) => {
    session.go("settings", contract.contract);
    if (hasRow) void session.show({ table: "Contracts", key: [contract.contract] });
  };
  return (
    <Stack>
      <Quiet>Shared credits belong to a contract and end with it. Who is on it may use them.</Quiet>
      {add}
      <div>
        <ShortList
          label="Contracts"
          items={lines}
          keyOf={({ contract }) => contract.contract}
          onOpen={open}
          selected={selected}
        >
          {(line) => (
            <ItemLine
              title={line.contract.contract}
              detail={`${line.contract.name === undefined ? "" : `${line.contract.name}. `}${unitTitle(line)}. ${contractCounts(line)}.`}
              figure={line.contract.endsOn === undefined ? "No end" : locale.day(line.contract.endsOn)}
              figureDetail={contractEnd(line, today)}
              tone={line.standing === "ended" ? "bad" : line.isSoon ? "soon" : "plain"}
            />
          )}
        </ShortList>
      </div>
    </Stack>
  );
}
