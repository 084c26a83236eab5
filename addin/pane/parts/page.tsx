import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowLeft20Regular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useRef } from "react";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    boxSizing: "border-box",
    minHeight: "100%",
  },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
  title: {
    ...typographyStyles.subtitle1,
    flexGrow: 1,
    minWidth: 0,
    margin: 0,
    outlineStyle: "none",
    overflowWrap: "anywhere",
  },
  // a long title wraps beside the way back, and not below it
  opened: { flexBasis: "60%" },
  section: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  sectionTitle: { ...typographyStyles.body1Strong, flexGrow: 1, margin: 0 },
});

type PageProps = {
  readonly title: string;
  /** What can be done on the whole page, beside its title. */
  readonly actions?: ReactNode;
  /** Shown where the page is about one thing of a list: the way back to it. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ReactNode;
};

/** A page of the pane: its title, what can be done, and what it shows. A page that is opened from a list takes the focus. */
export function Page({ title, actions, onBack, children }: PageProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const isOpened = onBack !== undefined;
  useEffect(() => {
    // who opens a thing by keyboard reads on there; the sheet keeps the focus where the sheet opened it
    const isLost = document.activeElement === document.body;
    if ((isOpened || isLost) && document.hasFocus()) heading.current?.focus();
  }, [isOpened]);
  return (
    <section className={styles.page} aria-label={title}>
      <div className={styles.head}>
        {onBack === undefined ? null : (
          <Button appearance="subtle" icon={<ArrowLeft20Regular />} aria-label="Back to the list" onClick={onBack} />
        )}
        <h1 ref={heading} tabIndex={-1} className={mergeClasses(styles.title, isOpened && styles.opened)}>
          {title}
        </h1>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** A part of a page, under a heading of its own. */
export function Section({ title, actions, children }: Omit<PageProps, "onBack">) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.sectionTitle}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
