import { makeStyles, tokens } from "@fluentui/react-components";

/** The looks of a line of any list: one to be read, one that opens something, and the one that is selected in the sheet. */
export const useLineStyles = makeStyles({
  line: {
    display: "block",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    overflowWrap: "anywhere",
  },
  button: {
    textAlign: "start",
    font: "inherit",
    color: "inherit",
    backgroundColor: "transparent",
    border: "none",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 ${tokens.colorBrandStroke1}`,
  },
});
