import { makeStyles, tokens } from "@fluentui/react-components";
import { cellIn, showLine } from "../../../../core/report/terminal/excerpt.ts";
import type { Lines } from "./excerpts.ts";

const useStyles = makeStyles({
  box: {
    margin: `${tokens.spacingVerticalXS} 0 !important`,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: "pre",
    overflow: "hidden",
  },
  mark: { color: tokens.colorStatusDangerForeground1 },
});

/** So many characters stand beside one another at 320 pixels. */
const WIDTH = 38;

type Props = {
  readonly line: { readonly file: string; readonly line: number; readonly column: string | null };
  readonly message: string;
  readonly lines: Lines;
};

/** The line of a file that a problem is about, with its cell marked; nothing where the file has no lines. */
export function Excerpt({ line: at, message, lines }: Props) {
  const styles = useStyles();
  const excerpts = (file: string, line: number) => lines.get(file)?.get(line);
  const text = excerpts(at.file, at.line);
  if (text === undefined) return null;
  const { line, mark } = showLine(text, cellIn(excerpts, at, message), WIDTH);
  return (
    <div className={styles.box}>
      <div>{line}</div>
      {mark === undefined ? null : (
        <div className={styles.mark} aria-hidden="true">
          {mark}
        </div>
      )}
    </div>
  );
}
