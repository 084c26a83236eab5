import type { AnyCommand } from "../../core/commands/command.ts";

/** Under this name what is typed into a command's form is kept: a form about another row, or another thing, is another form. */
export function formName(
  command: Pick<AnyCommand, "name">,
  preset: Readonly<Record<string, string | undefined>>,
  locked: readonly string[],
  about?: string,
): string {
  return [command.name, ...locked.map((name) => preset[name] ?? ""), ...(about === undefined ? [] : [about])].join("/");
}
