import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { RunFile } from "../../../../core/run-file.ts";
import type { RecognisedFile } from "../../../reconcile/protocol.ts";
import { usePane } from "../../context.tsx";
import { accountWords, inputLines, wholeAccount } from "./inputs.ts";
import { useTableStyles } from "./table-styles.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: {
    display: "flex",
    flexDirection: "column",
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  file: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  figures: { fontVariantNumeric: "tabular-nums" },
  bad: { color: tokens.colorStatusDangerForeground1 },
});

type Props = { readonly run: RunFile; readonly files: readonly RecognisedFile[] };

/** Where every row went: of all files together as a sum, and of each file what it is, its days and its rows. */
export function InputList({ run, files }: Props) {
  const styles = { ...useTableStyles(), ...useStyles() };
  const { locale } = usePane();
  const { read, parts, zero, addsUp } = wholeAccount(run);
  const lines = inputLines(run, files, locale);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Where every row went</th>
            <th scope="col">Rows</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ title, words, count }) => (
            <tr key={words}>
              <th scope="row">
                {title}
                {words === "counted" && zero > 0 ? (
                  <div className={styles.quiet}>{`${locale.number(zero)} of them of zero`}</div>
                ) : null}
              </th>
              <td>{locale.number(count)}</td>
            </tr>
          ))}
          <tr className={styles.sum}>
            <th scope="row">Read</th>
            <td>{locale.number(read)}</td>
          </tr>
        </tbody>
      </table>
      {addsUp ? null : (
        <p className={styles.bad}>
          These rows do not add up: that is a mistake of ours. Send the files to whoever looks after the pane.
        </p>
      )}
      <ul className={styles.list}>
        {lines.map(({ file, is, days, account, note, tone }) => (
          <li key={file} className={styles.item}>
            <span className={styles.file}>{file}</span>
            <span className={mergeClasses(tone === "bad" && styles.bad)}>{is}</span>
            {days === "" ? null : <span className={styles.figures}>{days}</span>}
            {account === undefined ? null : (
              <span className={mergeClasses(styles.quiet, styles.figures)}>{accountWords(account, locale)}</span>
            )}
            {note === undefined ? null : <span className={styles.quiet}>{note}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
