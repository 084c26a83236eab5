import { MessageBar, MessageBarBody, makeStyles, Select, tokens, useId } from "@fluentui/react-components";
import { type ListMeaning, meaningTitles } from "../../../../core/new-roster/list-columns.ts";
import { type Grid, isBlank } from "../../../../core/table/grid.ts";
import { type Mapping, type NamedList, withMeaning } from "./pasted-list.ts";

const useStyles = makeStyles({
  columns: { display: "grid", rowGap: tokens.spacingVerticalS },
  column: {
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "center",
  },
  label: { display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
});

type Props = { readonly list: NamedList; readonly mapping: Mapping; readonly onChoose: (mapping: Mapping) => void };

/** Every column of a list with what it means, as it was understood or chosen. */
export function PasteColumns({ list: { grid, hasHeaders }, mapping, onChoose }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <>
      {hasHeaders ? null : (
        <MessageBar layout="multiline">
          <MessageBarBody>
            The first row of the list is a person already, so the columns have no headers. See that each means what it
            should.
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.columns}>
        {grid.headers.map((header, at) =>
          header === "" ? null : (
            <div key={header} className={styles.column}>
              <label htmlFor={`${id}-${at}`} className={styles.label}>
                <span>{header}</span>
                <span className={styles.quiet}>{exampleOf(grid, at)}</span>
              </label>
              <Select
                id={`${id}-${at}`}
                value={mapping[at] ?? ""}
                onChange={(_event, { value }) =>
                  onChoose(withMeaning(mapping, at, value === "" ? undefined : (value as ListMeaning)))
                }
              >
                <option value="">Not used</option>
                {(Object.keys(meaningTitles) as ListMeaning[]).map((meaning) => (
                  <option key={meaning} value={meaning}>
                    {meaningTitles[meaning]}
                  </option>
                ))}
              </Select>
            </div>
          ),
        )}
      </div>
    </>
  );
}

/** The first cell of a column in which something stands. */
function exampleOf({ rows }: Grid, at: number): string {
  const cell = rows.map(({ cells }) => cells[at]).find((one) => !isBlank(one));
  if (cell === undefined) return "empty";
  return typeof cell === "object" ? "a cell that shows an error" : String(cell).slice(0, 60);
}
