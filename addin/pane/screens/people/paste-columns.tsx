import { Field, MessageBar, MessageBarBody, makeStyles, Select, tokens } from "@fluentui/react-components";
import { type ListMeaning, meaningTitles } from "../../../../core/new-roster/list-columns.ts";
import { type Grid, isBlank } from "../../../../core/table/grid.ts";
import { type Mapping, type NamedList, withMeaning } from "./pasted-list.ts";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(13rem, 100%), 1fr))",
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    "& label": { overflowWrap: "anywhere" },
  },
});

type Props = { readonly list: NamedList; readonly mapping: Mapping; readonly onChoose: (mapping: Mapping) => void };

/** Every column of a list with what it means, as it was understood or chosen. */
export function PasteColumns({ list: { grid, hasHeaders }, mapping, onChoose }: Props) {
  const styles = useStyles();
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
            <Field key={header} label={header} hint={exampleOf(grid, at)}>
              <Select
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
            </Field>
          ),
        )}
      </div>
    </>
  );
}

/** The first cell of a column in which something stands. */
function exampleOf({ rows }: Grid, at: number): string {
  const cell = rows.map(({ cells }) => cells[at]).find((one) => !isBlank(one));
  if (cell === undefined) return "Nothing stands in it";
  return typeof cell === "object" ? "Such as a cell that shows an error" : `Such as ${String(cell).slice(0, 60)}`;
}
