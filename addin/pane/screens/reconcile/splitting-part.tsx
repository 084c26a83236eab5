import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { changeSetting } from "../../../../core/commands/notes/change-setting.ts";
import { settings } from "../../../../core/roster/settings.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { Section } from "../../parts/page.tsx";
import { runDesk } from "./run-again.ts";
import { type SplittingDifference, splittingView, splittingWords } from "./splitting.ts";
import { useTableStyles } from "./table-styles.ts";

const useStyles = makeStyles({
  text: { margin: 0 },
  box: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: {
    margin: 0,
    display: "grid",
    rowGap: tokens.spacingVerticalS,
    "& dt": { fontWeight: tokens.fontWeightSemibold },
    "& dd": { margin: 0 },
  },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

const ways = ["split", "whole"] as const;

/** Asks once which way of splitting jobs the firm wants, with what it makes of these exports; the answer is a setting. */
export function SplittingPart({ difference }: { readonly difference: SplittingDifference }) {
  const styles = { ...useTableStyles(), ...useStyles() };
  const { session, send, locale } = usePane();
  const { stored } = useSnapshot();
  const isWriting = usePaneState((state) => state.writing !== undefined);
  const { now, sentence, rows } = splittingView(difference, locale);
  const { name } = settings.jobSplitting;
  // once it is answered, the run that is shown goes by the answer or is done again
  const outcomes = ways.map((way) => changeSetting.apply(stored, { setting: name, value: way }));
  if (outcomes.some(({ kind }) => kind === "refused")) return null;
  const choose = async (way: (typeof ways)[number]) => {
    const outcome = outcomes[ways.indexOf(way)];
    if (outcome?.kind !== "done") return;
    if ((await session.carryOut(name, outcome)) && way !== now) await runDesk(session, send);
  };
  return (
    <Section title="Which way does your firm want?">
      <div className={styles.box}>
        <p className={styles.text}>
          When a job takes more credits than a person has left of their own, there are two ways to pay it. The answer is
          kept in Settings and can be changed there. {sentence}
        </p>
        <dl className={styles.list}>
          {ways.map((way) => (
            <div key={way}>
              <dt>{way === now ? `${splittingWords[way].title} (as this run does)` : splittingWords[way].title}</dt>
              <dd>{splittingWords[way].means}</dd>
            </div>
          ))}
        </dl>
        {rows.length === 0 ? null : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">With these exports</th>
                <th scope="col">Split</th>
                <th scope="col">Whole</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ what, split, whole }) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td>{split}</td>
                  <td>{whole}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className={styles.actions}>
          {ways.map((way) => (
            <Button key={way} disabled={isWriting} onClick={() => void choose(way)}>
              {splittingWords[way].title}
            </Button>
          ))}
        </div>
      </div>
    </Section>
  );
}
