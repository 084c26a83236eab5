import { makeStyles, tokens } from "@fluentui/react-components";
import { visible } from "../../../../core/report/visible.ts";
import { ItemLine } from "../../parts/item-line.tsx";
import { Section } from "../../parts/page.tsx";
import type { PreviewedRow } from "./mapping-form.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  text: { margin: 0 },
  bad: { color: tokens.colorStatusDangerForeground1 },
});

type Props = {
  readonly rows: readonly PreviewedRow[];
  /** Something is still to be said: what differs by the answer stands as `one or the other`. */
  readonly isOpen: boolean;
};

/** The first rows as they would be read, and what is wrong with those that would be left out. */
export function MappingPreview({ rows, isOpen }: Props) {
  const styles = useStyles();
  return (
    <Section title="Its first rows would be read so">
      {rows.length === 0 ? (
        <p className={styles.text}>
          {isOpen ? "They are shown once the needed columns are named." : "The file has no rows yet."}
        </p>
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.line} className={styles.item}>
              {row.kind === "read" ? (
                <ItemLine
                  title={visible(row.texts.user)}
                  detail={[row.texts.day, row.texts.service, row.texts.contract, row.texts.job]
                    .filter((text) => text !== "")
                    .map(visible)
                    .join(" · ")}
                  figure={row.texts.credits}
                  figureDetail={`line ${row.line}`}
                />
              ) : (
                <span className={styles.bad}>{`Line ${row.line} would be left out: ${visible(row.message)}`}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
