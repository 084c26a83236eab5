import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from "@fluentui/react-components";

/** Shades of the one accent, which the report has too. */
const shades: BrandVariants = {
  10: "#03141e",
  20: "#041f2d",
  30: "#06293b",
  40: "#07334a",
  50: "#083e59",
  60: "#094867",
  70: "#0a5378",
  80: "#0b5f8a",
  90: "#2a76a0",
  100: "#428ab2",
  110: "#5a9dc3",
  120: "#73b0d3",
  130: "#8cc2e2",
  140: "#a6d3ee",
  150: "#c0e3f7",
  160: "#dbf0fc",
};

const light = createLightTheme(shades);
const dark = createDarkTheme(shades);

/** Light and dark. In high contrast the browser puts the person's own colours over both. */
export const themes: Readonly<Record<"light" | "dark", Theme>> = {
  // what is soon has to be read on the ground of a selected row too
  light: { ...light, colorStatusWarningForeground1: light.colorStatusWarningForeground2 },
  // the accent as text on dark ground needs a lighter shade to be read easily
  dark: {
    ...dark,
    colorStatusDangerForeground1: dark.colorStatusDangerForeground3,
    colorBrandForeground1: shades[120],
    colorBrandForeground2: shades[130],
    colorBrandForegroundLink: shades[120],
    colorBrandForegroundLinkHover: shades[130],
    colorBrandForegroundLinkPressed: shades[110],
  },
};
