import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { usePane, useSnapshot } from "../context.tsx";
import { problemPlace } from "../problems.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", rowGap: tokens.spacingVerticalS },
  item: { overflowWrap: "anywhere", "& p": { margin: 0 } },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What is wrong with the roster: where, what to do, and a click that selects the cell. */
export function ProblemList({ problems }: { readonly problems: readonly Diagnostic[] }) {
  const styles = useStyles();
  const { session } = usePane();
  const { open } = useSnapshot();
  return (
    <ul className={styles.list}>
      {problems.map((problem) => {
        const place = problemPlace(problem, open);
        return (
          <li key={`${problem.code} ${problem.message} ${place?.words ?? ""}`} className={styles.item}>
            <p>{problem.message}</p>
            <p className={styles.quiet}>{problem.help}</p>
            {place === undefined ? null : place.cell === undefined ? (
              <p className={styles.quiet}>{place.words}</p>
            ) : (
              <Button size="small" onClick={() => place.cell && session.show(place.cell)}>
                {`Show ${place.words}`}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
