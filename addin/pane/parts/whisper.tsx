import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect } from "react";
import { usePane, usePaneState } from "../context.tsx";

const useStyles = makeStyles({
  box: {
    flexShrink: 0,
    ":not(:empty)": {
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      backgroundColor: tokens.colorNeutralBackground2,
      overflowWrap: "anywhere",
    },
  },
});

/** So long, in milliseconds, a short message stays: what it says matters for a moment only. */
const STAYS = 8_000;

/** A short message at the lower edge, which is read aloud too: that a text was copied, or a row is not there any more. */
export function Whisper() {
  const styles = useStyles();
  const { send } = usePane();
  const text = usePaneState((state) => state.whisper);
  useEffect(() => {
    if (text === "") return undefined;
    const timer = setTimeout(() => send({ kind: "whisper", text: "" }), STAYS);
    return () => clearTimeout(timer);
  }, [text, send]);
  return (
    <div role="status" className={styles.box}>
      {text}
    </div>
  );
}
