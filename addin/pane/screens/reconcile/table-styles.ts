import { makeStyles, tokens } from "@fluentui/react-components";

/** Small tables of figures: words at the left, figures at the right under each other. */
export const useTableStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    "& th, & td": {
      padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: "end",
      verticalAlign: "top",
      fontWeight: tokens.fontWeightRegular,
      fontVariantNumeric: "tabular-nums",
    },
    "& th:first-child": { textAlign: "start", paddingLeft: 0, overflowWrap: "anywhere" },
    "& thead th": { color: tokens.colorNeutralForeground2, verticalAlign: "bottom" },
  },
  sum: { "& th, & td": { fontWeight: tokens.fontWeightSemibold } },
  caption: { textAlign: "start", color: tokens.colorNeutralForeground2, paddingBottom: tokens.spacingVerticalXS },
});
