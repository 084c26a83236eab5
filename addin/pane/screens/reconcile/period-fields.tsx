import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons";
import type { TypedPeriod } from "./desk.ts";
import { changeDesk, useDesk } from "./use-desk.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0, border: 0 },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXXS },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
  days: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "flex-end" },
  day: { flexGrow: 1, flexBasis: "8.5rem", maxWidth: "12rem", minWidth: 0, "& input": { minWidth: 0 } },
});

type Props = {
  /** By field, once somebody has tried to reconcile. */
  readonly problems: ReadonlyMap<string, string>;
  /** A report was not compared because nobody said of which days it is. */
  readonly needsPeriod: boolean;
};

/** What else the exports cover, and of which days a report is that does not say so. */
export function PeriodFields({ problems, needsPeriod }: Props) {
  const styles = useStyles();
  const { covers, period } = useDesk();
  const change = (at: number, typed: TypedPeriod | undefined) =>
    changeDesk((desk) => ({
      ...desk,
      covers: desk.covers.flatMap((one, index) => (index !== at ? [one] : typed === undefined ? [] : [typed])),
    }));
  const isStated = period.first !== "" || period.last !== "";
  return (
    <>
      {needsPeriod || isStated ? (
        <Days
          legend="Days of reports that do not state theirs"
          hint="A usage report of totals says here of which days it is."
          typed={period}
          problem={problems.get("period")}
          onChange={(typed) => changeDesk((desk) => ({ ...desk, period: typed }))}
        />
      ) : null}
      {covers.map((typed, at) => (
        <Days
          // biome-ignore lint/suspicious/noArrayIndexKey: a typed period has no name but its place
          key={at}
          legend={covers.length === 1 ? "These exports also cover" : `These exports also cover (${at + 1})`}
          hint={
            at === 0 ? "A quiet month, in which nothing was used, has no rows by which it could be told." : undefined
          }
          typed={typed}
          problem={problems.get(`covers ${at + 1}`)}
          onChange={(changed) => change(at, changed)}
          onRemove={() => change(at, undefined)}
        />
      ))}
      <div>
        <Button
          appearance="transparent"
          icon={<Add20Regular />}
          className={styles.legend}
          onClick={() => changeDesk((desk) => ({ ...desk, covers: [...desk.covers, { first: "", last: "" }] }))}
        >
          {covers.length === 0 ? "The exports also cover a quiet month" : "Another period"}
        </Button>
      </div>
    </>
  );
}

type DaysProps = {
  readonly legend: string;
  readonly hint: string | undefined;
  readonly typed: TypedPeriod;
  readonly problem: string | undefined;
  readonly onChange: (typed: TypedPeriod) => void;
  readonly onRemove?: () => void;
};

function Days({ legend, hint, typed, problem, onChange, onRemove }: DaysProps) {
  const styles = useStyles();
  return (
    <fieldset className={styles.box}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.days}>
        <Field label="First day" className={styles.day} validationState={problem === undefined ? "none" : "error"}>
          <Input
            type="date"
            value={typed.first}
            onChange={(_event, { value }) => onChange({ ...typed, first: value })}
          />
        </Field>
        <Field label="Last day" className={styles.day} validationState={problem === undefined ? "none" : "error"}>
          <Input type="date" value={typed.last} onChange={(_event, { value }) => onChange({ ...typed, last: value })} />
        </Field>
      </div>
      {problem === undefined ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      {onRemove === undefined ? null : (
        <div>
          <Button size="small" onClick={onRemove}>
            Remove this period
          </Button>
        </div>
      )}
    </fieldset>
  );
}
