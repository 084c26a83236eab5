import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircle20Filled,
  Circle20Regular,
  CircleHalfFill20Regular,
  Subtract20Regular,
} from "@fluentui/react-icons";
import { usePane } from "../../context.tsx";
import type { ShownStep } from "./pool-steps.ts";

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "grid",
    rowGap: tokens.spacingVerticalXS,
    maxWidth: "24rem",
  },
  step: {
    display: "grid",
    gridTemplateColumns: "20px 1fr auto",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
  },
  day: { fontVariantNumeric: "tabular-nums", textAlign: "end" },
  icon: { display: "flex" },
  done: { color: tokens.colorBrandForeground1 },
  next: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const words = { done: "", next: "next", later: "to come", "not kept": "not noted" } as const;

const icons = {
  done: <CheckmarkCircle20Filled />,
  next: <CircleHalfFill20Regular />,
  later: <Circle20Regular />,
  "not kept": <Subtract20Regular />,
} as const;

/** The steps of a purchase in their order, each with its day or where it stands. */
export function StepList({ steps }: { readonly steps: readonly ShownStep[] }) {
  const styles = useStyles();
  const { locale } = usePane();
  return (
    <ol className={styles.list}>
      {steps.map(({ step, title, day, standing }) => (
        <li
          key={step}
          aria-current={standing === "next" ? "step" : undefined}
          className={mergeClasses(
            styles.step,
            standing === "next" && styles.next,
            standing !== "done" && standing !== "next" && styles.quiet,
          )}
        >
          <span aria-hidden className={mergeClasses(styles.icon, standing === "done" && styles.done)}>
            {icons[standing]}
          </span>
          <span>{title}</span>
          <span className={styles.day}>{day === undefined ? words[standing] : locale.day(day)}</span>
        </li>
      ))}
    </ol>
  );
}
