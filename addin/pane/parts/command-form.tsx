import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, Fragment, type ReactNode, useDeferredValue, useMemo, useRef, useState } from "react";
import type { AnyCommand } from "../../../core/commands/command.ts";
import { formFields } from "../../../core/commands/form.ts";
import { useFormStyle, usePane, usePaneState, useSnapshot } from "../context.tsx";
import { formName } from "../form-name.ts";
import { previewForm } from "../form-preview.ts";
import { typedAmount } from "../locale.ts";
import type { Draft } from "../state.ts";
import { useShownForm } from "../use-shown-form.ts";
import { FormFieldPart } from "./field.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  actions: { display: "flex", columnGap: tokens.spacingHorizontalS, flexWrap: "wrap" },
  help: { margin: 0, color: tokens.colorNeutralForeground2 },
  preview: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: "anywhere",
    "& p": { margin: 0 },
  },
});

type Props = {
  readonly command: AnyCommand;
  /** Values of fields as the roster has them: plain digits, days as `2026-03-31`. */
  readonly preset?: Readonly<Record<string, string | undefined>>;
  /** Fields that follow from where the form is, and are not shown. */
  readonly locked?: readonly string[];
  /** What the command is given beside its form: a run, a list, the findings that were picked. */
  readonly given?: readonly unknown[];
  /** What the form is about, where no locked field says it: a form about another thing is another form. */
  readonly about?: string;
  /** What is shown below single fields, by name, of the form as it stands. */
  readonly below?: Readonly<Record<string, (texts: Draft) => ReactNode>>;
  /** What the button says; the command's title when absent. */
  readonly submit?: string;
  /** Called when all of it was written, with what was typed. */
  readonly onDone?: (texts: Draft) => void;
  readonly onCancel?: () => void;
};

const NOTHING: Readonly<Record<string, string | undefined>> = {};
const NONE: readonly never[] = [];

/** The form of a command: it says what would come of it while it is filled in, and writes it when it is sent. */
export function CommandForm({ command, preset = NOTHING, locked = NONE, given = NONE, ...props }: Props) {
  const { about, below, submit = command.title, onDone, onCancel } = props;
  const styles = useStyles();
  const { session, locale, send } = usePane();
  const { stored } = useSnapshot();
  const style = useFormStyle();
  const fields = useMemo(() => formFields(command.fields), [command]);
  const first = useMemo(() => firstTexts(fields, preset, locale), [fields, preset, locale]);
  const form = formName(command, preset, locked, about);
  const draft = usePaneState((state) => state.drafts[form]);
  const isWriting = usePaneState((state) => state.writing !== undefined);
  const texts = draft ?? first;
  const looked = useDeferredValue(texts);
  const preview = useMemo(
    () => previewForm(command, stored, looked, style, given),
    [command, stored, looked, style, given],
  );
  useShownForm(form);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(false);
  const formElement = useRef<HTMLFormElement>(null);

  const change = (name: string, text: string) => send({ kind: "draft", form, draft: { ...texts, [name]: text } });
  const stop = () => send({ kind: "draft", form, draft: undefined });
  const carryOut = async (event: FormEvent) => {
    event.preventDefault();
    const now = previewForm(command, stored, texts, style, given);
    if (now.kind !== "done") {
      setTried(true);
      // the first field that is wrong gets the focus, once it says so
      setTimeout(() => formElement.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), 0);
      return;
    }
    if (!(await session.carryOut(command.title, now.done))) return;
    stop();
    onDone?.(texts);
  };
  const shown = (name: string) => isTried || left.has(name);
  // what is missing is said when the form is sent; what was typed wrongly, at once
  const hidden = preview.problems.some(({ field }) => locked.includes(field));
  return (
    <form ref={formElement} className={styles.form} onSubmit={carryOut} noValidate aria-label={command.title}>
      <p className={styles.help}>{command.help}</p>
      {fields
        .filter(({ name }) => !locked.includes(name))
        .map((field) => (
          <Fragment key={field.name}>
            <FormFieldPart
              field={field}
              text={texts[field.name] ?? ""}
              problem={shown(field.name) ? preview.problems.find((problem) => problem.field === field.name) : undefined}
              isNew={command.name === "addPerson" && field.name === "email"}
              onChange={(text) => change(field.name, text)}
              onLeave={() => (texts[field.name] ?? "") !== "" && setLeft(new Set([...left, field.name]))}
            />
            {below?.[field.name]?.(looked)}
          </Fragment>
        ))}
      {preview.kind === "done" ? (
        <div className={styles.preview}>
          <p>{locale.words(preview.done.said)}</p>
          {preview.done.notes.slice(0, 8).map((note) => (
            <p key={note}>{locale.words(note)}</p>
          ))}
        </div>
      ) : null}
      {preview.kind === "open" && (preview.reason !== undefined || hidden) ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>
              {locale.words(preview.reason?.message ?? preview.problems[0]?.reason ?? "")}
            </MessageBarTitle>
            {locale.words(preview.reason?.help ?? preview.problems[0]?.help ?? "")}
          </MessageBarBody>
        </MessageBar>
      ) : null}
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabledFocusable={isWriting}>
          {submit}
        </Button>
        {onCancel === undefined ? null : (
          <Button
            onClick={() => {
              stop();
              onCancel();
            }}
          >
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}

function firstTexts(
  fields: ReturnType<typeof formFields>,
  preset: Readonly<Record<string, string | undefined>>,
  locale: Parameters<typeof typedAmount>[1],
): Draft {
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const text = preset[name] ?? "";
      return [name, kind === "amount" ? typedAmount(text, locale) : text];
    }),
  );
}
