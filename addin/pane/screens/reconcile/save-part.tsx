import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDownload20Regular } from "@fluentui/react-icons";
import { useState } from "react";
import { type OfferedFile, offeredFiles } from "../../../reconcile/protocol.ts";
import { usePane } from "../../context.tsx";
import { Section } from "../../parts/page.tsx";

const useStyles = makeStyles({
  text: { margin: 0 },
  bad: { margin: 0, color: tokens.colorStatusDangerForeground1 },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", rowGap: tokens.spacingVerticalS },
  item: { display: "flex", flexDirection: "column", alignItems: "flex-start", rowGap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const whatFor: Readonly<Record<OfferedFile, string>> = {
  "reconciliation.json": "Keep it: dropped next month beside all exports, it tells what has changed since.",
  "report.html": "One page for managers, to read, send and print.",
  "review.xlsx": "For managers to decide in; drop it here again when it comes back.",
  "findings.csv": "The findings for other programs.",
  "allocations.csv": "Every draw: which row of an export was paid from which pool.",
};

/** So many are for everybody; the others are for other programs. */
const FIRST = 3;

/** The files of the run, made when they are asked for. */
export function SavePart() {
  const styles = useStyles();
  const { session, send } = usePane();
  const [making, setMaking] = useState<OfferedFile | undefined>();
  const [isWhole, setWhole] = useState(false);
  const [problem, setProblem] = useState("");
  const save = async (name: OfferedFile) => {
    setMaking(name);
    setProblem("");
    try {
      session.save(name, await session.ask("file", { name }));
      send({ kind: "whisper", text: `${name} is saved.` });
    } catch {
      setProblem(`${name} could not be made: the run is not kept any more. Reconcile again, and save it then.`);
    } finally {
      setMaking(undefined);
    }
  };
  return (
    <Section
      title="Save"
      actions={
        <Button size="small" appearance="subtle" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Fewer files" : "More files"}
        </Button>
      }
    >
      <ul className={styles.list}>
        {(isWhole ? offeredFiles : offeredFiles.slice(0, FIRST)).map((name) => (
          <li key={name} className={styles.item}>
            <Button
              icon={<ArrowDownload20Regular />}
              disabledFocusable={making !== undefined}
              onClick={() => void save(name)}
            >
              {making === name ? `Making ${name} …` : name}
            </Button>
            <span className={styles.quiet}>{whatFor[name]}</span>
          </li>
        ))}
      </ul>
      {problem === "" ? null : (
        <p className={styles.bad} role="alert">
          {problem}
        </p>
      )}
    </Section>
  );
}
