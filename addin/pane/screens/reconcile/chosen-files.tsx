import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Dismiss20Regular } from "@fluentui/react-icons";
import { useRef } from "react";
import { visible } from "../../../../core/report/visible.ts";
import { usePane } from "../../context.tsx";
import { Section } from "../../parts/page.tsx";
import { identity, sizeWords, withoutFile } from "./desk.ts";
import { changeDesk, useDesk } from "./use-desk.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    outlineStyle: "none",
  },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  size: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums", flexShrink: 0 },
});

/** The files that were chosen, and the mappings that were made for this run; each can be taken away again. */
export function ChosenFiles() {
  const styles = useStyles();
  const { send } = usePane();
  const { files, mappings } = useDesk();
  const list = useRef<HTMLUListElement>(null);
  const gone = (name: string) => {
    send({ kind: "whisper", text: `${name} is removed.` });
    // the button that had the focus is gone
    list.current?.focus();
  };
  return (
    <Section title={files.length === 1 ? "1 file" : `${files.length} files`}>
      <ul ref={list} className={styles.list} tabIndex={-1}>
        {files.map((file) => (
          <li key={identity(file)} className={styles.item}>
            <span className={styles.name}>{visible(file.name)}</span>
            <span className={styles.size}>{sizeWords(file.size)}</span>
            <Button
              appearance="subtle"
              icon={<Dismiss20Regular />}
              aria-label={`Remove ${visible(file.name)}`}
              onClick={() => {
                changeDesk((desk) => withoutFile(desk, file));
                gone(visible(file.name));
              }}
            />
          </li>
        ))}
        {mappings.map(({ name }) => (
          <li key={name} className={styles.item}>
            <span className={styles.name}>{`The mapping “${visible(name)}”, for this run`}</span>
            <Button
              appearance="subtle"
              icon={<Dismiss20Regular />}
              aria-label={`Remove the mapping ${visible(name)}`}
              onClick={() => {
                changeDesk((desk) => ({ ...desk, mappings: desk.mappings.filter((one) => one.name !== name) }));
                gone(`The mapping ${visible(name)}`);
              }}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
