import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useMemo } from "react";
import { usePane } from "../../context.tsx";
import { CommandForm } from "../../parts/command-form.tsx";
import { Facts } from "../../parts/facts.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Stack } from "../../parts/stack.tsx";
import { type SettingLine, settingCommand } from "./setting-lines.ts";

const LOCKED = ["setting"] as const;

type Props = { readonly line: SettingLine; readonly onBack: () => void };

/** One setting: what it means, what it is, and the control of its own kind to change it. */
export function SettingPage({ line, onBack }: Props) {
  const { session } = usePane();
  const { name, value, standard, isDefault, row, problem, typed } = line;
  const command = useMemo(() => settingCommand(line), [line]);
  return (
    <Page title={name} onBack={onBack}>
      {problem === undefined ? null : (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{problem.message}</MessageBarTitle>
            {problem.help}
          </MessageBarBody>
        </MessageBar>
      )}
      <Facts
        facts={[
          ["Now", isDefault ? `${value} (default)` : value],
          ["Default", standard],
        ]}
      />
      <Section title="Change it">
        <Stack>
          <CommandForm
            command={command}
            preset={{ setting: name, value: typed }}
            locked={LOCKED}
            submit="Change it"
            onDone={onBack}
            onCancel={onBack}
          />
          {row === undefined ? null : (
            <Button onClick={() => session.show({ table: "Settings", key: [row], header: "Value" })}>
              Show in the sheet
            </Button>
          )}
        </Stack>
      </Section>
    </Page>
  );
}
