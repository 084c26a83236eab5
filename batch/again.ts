/**
 * The command that was typed, with mapping files added, to be typed again: as the program was called (`script` is npm's
 * name of the script, where it was called through one), with quotation marks that the system's shell understands.
 */
export function commandAgain(
  args: readonly string[],
  maps: readonly string[],
  script: string | undefined,
  platform: string,
): string {
  const [command = ""] = args;
  const own = isOwnScript(command, script) ? args.slice(1) : args;
  const program = programOf(command, script);
  const given = new Set(args.filter((_, index) => args[index - 1] === "--map"));
  const added = maps.filter((map) => !given.has(map)).flatMap((map) => ["--map", map]);
  return [program, ...[...own, ...added].map((arg) => shellText(arg, platform))].join(" ");
}

/**
 * A text for people with the commands in it as the program was called: where that was through a script of npm, there is no
 * `credit-roster` to be typed.
 */
export function asCalled(text: string, script: string | undefined): string {
  if (!isScript(script)) return text;
  return text.replace(commands, (_whole, name: string) =>
    isOwnScript(name, script) ? programOf(name, script) : `${programOf(name, script)} ${name}`,
  );
}

/** A command in a text: the program's name with what may be asked of it behind. */
const commands =
  /(?<![\w./-])credit-roster (demo|new|check|reconcile|statement|plan|close|pane|explain|help|--?[a-z]+|\[options\])(?![\w-])/g;

/** The scripts of this package through which npm calls the program. */
function isScript(script: string | undefined): boolean {
  return script === "reconcile" || script === "credit-roster" || script === "start";
}

/** How a command is called: `reconcile` has a script of its own, the others go through that of the whole program. */
function programOf(command: string, script: string | undefined): string {
  if (!isScript(script)) return "credit-roster";
  return isOwnScript(command, script) ? "npm run reconcile --" : "npm run credit-roster --";
}

function isOwnScript(command: string, script: string | undefined): boolean {
  return command === "reconcile" && script === "reconcile";
}

function shellText(arg: string, platform: string): string {
  if (/^[\w@%+=:,./\\-]+$/.test(arg) && (platform === "win32" || !arg.includes("\\"))) return arg;
  return platform === "win32" ? `"${arg.replaceAll('"', '""')}"` : `'${arg.replaceAll("'", "'\\''")}'`;
}
