import { Button } from "@fluentui/react-components";
import { usePane, useSnapshot } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { ShortList } from "../../parts/short-list.tsx";
import { Stack } from "../../parts/stack.tsx";
import { NEW_RATE } from "./opened-setting.ts";
import { rateDays, rateWords } from "./rate-words.ts";

/** What services charge, as the firm has noted it; a click selects the row. */
export function RatesPart() {
  const { session, locale } = usePane();
  const { rates } = useSnapshot().stored.roster;
  const add = (
    <Button appearance="primary" onClick={() => session.go("settings", NEW_RATE)}>
      Add a rate
    </Button>
  );
  if (rates.length === 0) {
    return (
      <Stack>
        <Empty actions={add}>
          No rate is noted. With rates, charges that break them are reported, and a plan can reckon with jobs to come.
        </Empty>
      </Stack>
    );
  }
  return (
    <Stack>
      <Quiet>What a service charges. A charge that breaks its rate is reported.</Quiet>
      {add}
      <div>
        <ShortList
          label="Rates"
          items={rates}
          keyOf={({ values }) => values.rateId}
          onOpen={({ values }) => session.show({ table: "Rates", key: [values.rateId] })}
        >
          {({ values }) => (
            <ItemLine
              title={values.service}
              detail={[values.rateId, ...(values.source === undefined ? [] : [`source: ${values.source}`])].join(", ")}
              figure={rateWords(values, locale)}
              figureDetail={rateDays(values, locale)}
            />
          )}
        </ShortList>
      </div>
    </Stack>
  );
}
