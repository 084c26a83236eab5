import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  box: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
    "& p": { margin: 0 },
  },
});

/** What is worked out while a form is typed, a line each; read aloud when it changes. */
export function Worked({ lines }: { readonly lines: readonly string[] }) {
  const styles = useStyles();
  return (
    <div aria-live="polite" className={lines.length === 0 ? undefined : styles.box}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
