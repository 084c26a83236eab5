import { usePane, usePaneState } from "../../context.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { ShortList } from "../../parts/short-list.tsx";
import { Stack } from "../../parts/stack.tsx";
import type { SettingLine } from "./setting-lines.ts";

/** Every setting with its value and what it means. */
export function SettingsPart({ lines }: { readonly lines: readonly SettingLine[] }) {
  const { session } = usePane();
  const selected = usePaneState((state) => (state.selected?.table === "Settings" ? state.selected.key[0] : undefined));
  const open = ({ name, row }: SettingLine) => {
    session.go("settings", name);
    if (row !== undefined) void session.show({ table: "Settings", key: [row] });
  };
  return (
    <Stack>
      <Quiet>What may differ from firm to firm. Where nothing is typed, the default holds.</Quiet>
      <div>
        <ShortList
          label="Settings"
          items={lines}
          keyOf={({ name, row }) => row ?? name}
          onOpen={open}
          selected={selected}
        >
          {({ name, meaning, value, isDefault, problem }) => (
            <ItemLine
              title={name}
              detail={meaning}
              figure={value}
              figureDetail={problem === undefined ? (isDefault ? "default" : undefined) : "cannot be read: default"}
              tone={problem === undefined ? "plain" : "bad"}
            />
          )}
        </ShortList>
      </div>
    </Stack>
  );
}
