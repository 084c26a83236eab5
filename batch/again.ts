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
  const isScript = script === "reconcile" || script === "credit-roster";
  const own = script === "reconcile" && args[0] === "reconcile" ? args.slice(1) : args;
  const program = isScript ? `npm run ${script} --` : "credit-roster";
  const given = new Set(args.filter((_, index) => args[index - 1] === "--map"));
  const added = maps.filter((map) => !given.has(map)).flatMap((map) => ["--map", map]);
  return [program, ...[...own, ...added].map((arg) => shellText(arg, platform))].join(" ");
}

function shellText(arg: string, platform: string): string {
  if (/^[\w@%+=:,./\\-]+$/.test(arg) && (platform === "win32" || !arg.includes("\\"))) return arg;
  return platform === "win32" ? `"${arg.replaceAll('"', '""')}"` : `'${arg.replaceAll("'", "'\\''")}'`;
}
