import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Choice } from "./view.ts";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalSNudge },
  // all four stand in one row of the narrowest pane
  button: { minWidth: 0, "@media (max-width: 349px)": { paddingInline: tokens.spacingHorizontalS } },
});

const choices: readonly (readonly [Choice, string])[] = [
  ["accepted", "Accept"],
  ["to fix", "To fix"],
  ["resolved", "Resolved"],
  ["assign", "Assign"],
];

/** What can be done with findings, as buttons. */
export function ChoiceButtons({ onChoose }: { readonly onChoose: (choice: Choice) => void }) {
  const styles = useStyles();
  return (
    <div className={styles.buttons}>
      {choices.map(([choice, words]) => (
        <Button
          key={choice}
          className={styles.button}
          appearance={choice === "accepted" ? "primary" : "secondary"}
          onClick={() => onChoose(choice)}
        >
          {words}
        </Button>
      ))}
    </div>
  );
}
