import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import type { RunDiagnostic } from "../../../../core/run-file.ts";
import type { OpenTables } from "../../../excel/read-tables.ts";
import { namedFiles } from "../../../reconcile/file-names.ts";
import { usePane } from "../../context.tsx";
import { Section } from "../../parts/page.tsx";
import { Excerpt } from "./excerpt.tsx";
import { type Lines, linesOf } from "./excerpts.ts";
import { problemGroups } from "./problem-groups.ts";
import { useDesk } from "./use-desk.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", rowGap: tokens.spacingVerticalM },
  item: { overflowWrap: "anywhere", minWidth: 0, "& p": { margin: 0 } },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const titles = {
  error: "What left something out",
  warning: "What should be looked at",
  note: "Good to know",
} as const;

type Props = { readonly diagnostics: readonly RunDiagnostic[]; readonly open: OpenTables };

/** What was wrong with what was given: the line it is about, what to do, and the cell of the roster where it is one. */
export function RunProblems({ diagnostics, open }: Props) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const groups = useMemo(() => problemGroups(diagnostics, open), [diagnostics, open]);
  const lines = useLines(
    groups.flatMap(({ shown }) => shown.flatMap(({ line }) => line?.file ?? [])).length,
    diagnostics,
  );
  return (["error", "warning", "note"] as const).map((severity) => {
    const of = groups.filter((group) => group.severity === severity);
    if (of.length === 0) return null;
    return (
      <Section key={severity} title={titles[severity]}>
        <ul className={styles.list}>
          {of.flatMap(({ code, shown, more }) => [
            ...shown.map(({ key, message, help, place, cell, line }) => (
              <li key={key} className={styles.item}>
                <p>{locale.words(message)}</p>
                {line === undefined ? null : <Excerpt line={line} message={message} lines={lines} />}
                <p className={styles.quiet}>{locale.words(help)}</p>
                {cell === undefined ? (
                  <p className={styles.quiet}>{place}</p>
                ) : (
                  <Button size="small" onClick={() => session.show(cell)}>
                    {`Show ${place} in the sheet`}
                  </Button>
                )}
              </li>
            )),
            ...(more > 0
              ? [
                  <li key={`${code} more`} className={styles.quiet}>
                    {`${locale.number(more)} more of this kind: all of them are in report.html.`}
                  </li>,
                ]
              : []),
          ])}
        </ul>
      </Section>
    );
  });
}

/** The lines that problems are about, once they were read from the files again. */
function useLines(wanted: number, diagnostics: readonly RunDiagnostic[]): Lines {
  const { ran } = useDesk();
  const [lines, setLines] = useState<Lines>(new Map());
  useEffect(() => {
    let isOld = false;
    if (wanted > 0) {
      void linesOf(namedFiles(ran), diagnostics).then((found) => {
        if (!isOld) setLines(found);
      });
    }
    return () => {
      isOld = true;
    };
  }, [wanted, ran, diagnostics]);
  return lines;
}
