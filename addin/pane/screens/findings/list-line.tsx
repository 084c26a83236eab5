import { Checkbox, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular, ChevronRight16Regular, PeopleAdd16Regular } from "@fluentui/react-icons";
import { usePane } from "../../context.tsx";
import type { ListLine } from "./finding-list.ts";
import { standingWords } from "./finding-words.ts";
import { groupWords, roughly } from "./group-words.ts";
import { SeverityMark } from "./severity-mark.tsx";
import { useView } from "./use-view.ts";
import { pick } from "./view.ts";

const useStyles = makeStyles({
  box: { alignSelf: "flex-start", flexShrink: 0 },
  space: { width: "32px", flexShrink: 0 },
  group: { display: "flex", columnGap: tokens.spacingHorizontalXS, "& > :last-child": { flexGrow: 1, minWidth: 0 } },
  icon: { flexShrink: 0, marginTop: "2px" },
  heading: { display: "block", fontWeight: tokens.fontWeightSemibold },
  quiet: { display: "block", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  // findings stand under the words of their heading
  within: { display: "block", paddingInlineStart: "20px" },
  words: {
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 2,
    overflow: "hidden",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  action: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorBrandForegroundLink,
  },
  inset: { paddingInlineStart: "20px" },
  first: { display: "flex", columnGap: tokens.spacingHorizontalM, alignItems: "baseline" },
  subject: { flexGrow: 1, minWidth: 0 },
  figure: { flexShrink: 0, maxWidth: "45%", textAlign: "end", fontVariantNumeric: "tabular-nums" },
});

/** The box that picks a finding, or all of a group that are listed. */
export function LineBox({ line, isCurrent }: { readonly line: ListLine; readonly isCurrent: boolean }) {
  const styles = useStyles();
  const { locale } = usePane();
  const { view, change } = useView();
  if (line.kind === "add people") return <span className={styles.space} />;
  const findings = line.kind === "finding" ? [line.key] : line.group.findings.map(({ finding }) => finding);
  const count = findings.reduce((sum, finding) => sum + (view.picked.has(finding) ? 1 : 0), 0);
  const words =
    line.kind === "finding"
      ? `Pick ${line.item.finding.subject}`
      : `Pick all ${locale.number(findings.length)}: ${line.group.heading}`;
  return (
    <Checkbox
      className={styles.box}
      checked={count === 0 ? false : count === findings.length ? true : "mixed"}
      input={{ tabIndex: isCurrent ? 0 : -1, "aria-label": words }}
      onChange={() => change(pick(view, findings, count < findings.length))}
    />
  );
}

/** What a line of the list says. */
export function LineWords({ line }: { readonly line: ListLine }) {
  const styles = useStyles();
  const { locale } = usePane();
  if (line.kind === "add people") {
    const { people } = line;
    const what = people.length === 1 ? "Add this person" : `Add these ${locale.number(people.length)} people`;
    return (
      <span className={mergeClasses(styles.action, styles.inset)}>
        <PeopleAdd16Regular />
        {`${what} to People`}
      </span>
    );
  }
  if (line.kind === "group") {
    const { group, isUnfolded } = line;
    const Chevron = isUnfolded ? ChevronDown16Regular : ChevronRight16Regular;
    return (
      <span className={styles.group}>
        <Chevron className={styles.icon} />
        <span>
          <span className={styles.heading}>{group.heading}</span>
          <span className={styles.quiet}>
            <SeverityMark severity={group.severity} />
            {groupWords(group, locale)}
          </span>
        </span>
      </span>
    );
  }
  const { item } = line;
  const { subject, message, amount, unit, cost, currency, dueOn, standing } = item.finding;
  const assigned = item.row.values.assignedTo;
  const notes = [
    ...(standing === "new" ? [] : [standingWords(item, locale)]),
    ...(cost === null ? [] : [`It costs ${locale.money(cost, currency)}.`]),
    ...(dueOn === null ? [] : [`Due on ${locale.day(dueOn)}.`]),
    ...(assigned === undefined || item.row.values.decision === "to fix" ? [] : [`Assigned to ${assigned}.`]),
  ];
  return (
    <span className={styles.within}>
      <span className={styles.first}>
        <span className={styles.subject}>{subject}</span>
        {unit === null ? null : <span className={styles.figure}>{roughly(amount, unit, locale)}</span>}
      </span>
      <span className={styles.words}>{locale.words(message)}</span>
      {notes.length === 0 ? null : <span className={styles.quiet}>{notes.join(" ")}</span>}
    </span>
  );
}
