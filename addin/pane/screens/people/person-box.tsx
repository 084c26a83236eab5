import { Checkbox, makeStyles } from "@fluentui/react-components";
import type { PersonItem } from "./people-list.ts";
import { usePicked } from "./use-picked.ts";

const useStyles = makeStyles({
  box: { alignSelf: "flex-start", flexShrink: 0 },
});

/** The box that picks a person of the list. */
export function PersonBox({ item, isCurrent }: { readonly item: PersonItem; readonly isCurrent: boolean }) {
  const styles = useStyles();
  const { picked, pick } = usePicked();
  const { key, title } = item;
  return (
    <Checkbox
      className={styles.box}
      checked={picked.has(key)}
      input={{ tabIndex: isCurrent ? 0 : -1, "aria-label": `Pick ${title}` }}
      onChange={() => pick(picked.has(key) ? [...picked].filter((one) => one !== key) : [...picked, key])}
    />
  );
}
