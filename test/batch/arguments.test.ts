import { expect, test } from "vitest";
import { readArguments } from "../../batch/options.ts";

const whole = ["reconcile", "--roster", "roster", "--usage", "march.csv"];

function asked(...args: readonly string[]) {
  return readArguments(args, "1.2.3");
}

function printed(...args: readonly string[]) {
  const answer = asked(...args);
  if (answer.command !== "print") throw new Error(`${answer.command} was understood`);
  return answer;
}

function options(...args: readonly string[]) {
  const answer = asked(...whole, ...args);
  if (answer.command !== "reconcile") throw new Error("text" in answer ? answer.text : answer.command);
  return answer.options;
}

test("reconcile takes its defaults where nothing is said", () => {
  expect(options()).toEqual({
    roster: "roster",
    usage: ["march.csv"],
    maps: [],
    asOf: undefined,
    period: undefined,
    covers: [],
    decisions: [],
    since: undefined,
    out: "credit-roster-report",
    failOn: "error",
    allocations: false,
    journal: false,
    quiet: false,
    json: false,
    color: true,
  });
});

test("a mapping file is one behind each --map, which may be repeated", () => {
  expect(options("--map", "one.json").maps).toEqual(["one.json"]);
  expect(options("--map", "one.json", "--map", "two.json").maps).toEqual(["one.json", "two.json"]);
  expect(printed(...whole, "--map", "one.json", "two.json").exitCode).toBe(2);
});

test("usage is several paths behind one --usage, and --usage may be repeated", () => {
  const args = ["reconcile", "--usage", "a.csv", "b.csv", "--roster", "r", "--usage", "-"];
  expect(asked(...args)).toMatchObject({ options: { usage: ["a.csv", "b.csv", "-"] } });
});

test.each([
  ["--as-of", "2026-02-28", "2026-02-28"],
  ["--month", "2026-02", "2026-02-28"],
  ["--month", "2024-02", "2024-02-29"],
  ["--month", "last", "last month"],
])("%s %s is as of %s", (option, value, day) => {
  expect(options(option, value).asOf).toBe(day);
});

test("--period is the days of a usage report, both counted", () => {
  const covers = options("--covers", "2026-02-01..2026-02-28", "--covers", "2026-04-01..2026-04-30").covers;
  expect(covers.map(({ first }) => first)).toEqual(["2026-02-01", "2026-04-01"]);
  expect(options("--period", "2026-01-01..2026-01-31").period).toEqual({ first: "2026-01-01", last: "2026-01-31" });
  expect(options().period).toBeUndefined();
});

test.each([
  [["--period", "2026-01"], "Type the first and the last day with two dots between: 2026-01-01..2026-01-31."],
  [
    ["--period", "2026-01-31..2026-01-01"],
    "Type the first and the last day with two dots between: 2026-01-01..2026-01-31.",
  ],
  [["--as-of", "31.03.2026"], "Type a day as YYYY-MM-DD, such as 2026-03-31."],
  [["--as-of", "2026-02-29"], "Type a day as YYYY-MM-DD, such as 2026-03-31."],
  [["--as-of", ""], "Type a day as YYYY-MM-DD, such as 2026-03-31."],
  [["--month", "2026-13"], "Type a month as YYYY-MM, such as 2026-03, or “last”."],
  [["--month", "2026-03-31"], "Type a month as YYYY-MM, such as 2026-03, or “last”."],
  [["--covers", "2026-01-01"], "Type the first and the last day with two dots between: 2026-01-01..2026-01-31."],
  [
    ["--covers", "2026-03-31..2026-01-01"],
    "Type the first and the last day with two dots between: 2026-01-01..2026-01-31.",
  ],
  [["--month", "last", "--as-of", "2026-03-31"], "'--month <month>' cannot be used with option '--as-of <day>'"],
  [["--fail-on", "note"], "Allowed choices are error, warning, never."],
  [["--out"], "'--out <folder>' argument missing"],
  [["--alocations"], "(Did you mean --allocations?)"],
  [["extra"], "Expected 0 arguments but got 1"],
])("reconcile %j is refused and says what to type", (args, help) => {
  // variadic --usage would take a word that follows it
  const given = args[0] === "extra" ? ["reconcile", "extra", ...whole.slice(1)] : [...whole, ...args];
  const { text, exitCode } = printed(...given);
  expect(text).toContain(help);
  expect(text).toContain("credit-roster reconcile --help shows what can be asked.");
  expect(exitCode).toBe(2);
});

test.each([
  [["reconcile"], "give the roster, such as --roster roster"],
  [["reconcile", "--roster", "r"], "give the exports, such as --usage exports/*.csv"],
  [["reconcile", "--rooster", "r"], "(Did you mean --roster?)"],
  [["reconcil"], "(Did you mean reconcile?)"],
  [["--versoin"], "(Did you mean --version?)"],
  [["frobnicate"], "unknown command 'frobnicate'"],
  [["demo", "extra"], "too many arguments"],
  [["new"], "missing required argument 'roster.xlsx'"],
  [["new", "a.xlsx", "b.xlsx"], "Expected 1 argument but got 2"],
  [["new", "a.xlsx", "--poeple", "b.csv"], "(Did you mean --people?)"],
  [["new", "a.xlsx", "--columns", "Email=Mail"], "--columns is about a list: give --people"],
  [["check"], "give the roster, such as --roster roster.xlsx"],
  [["check", "--roster"], "argument missing"],
  [["explain", "overdraft", "extra"], "too many arguments"],
  [["statement", "--usage", "a.csv", "--pool", "P1"], "give the roster, such as --roster roster.xlsx"],
  [["statement", "--roster", "r", "--pool", "P1"], "give the exports, such as --usage exports/*.csv"],
  [["statement", "--roster", "r", "--usage", "a.csv"], "give one of --person, --pool and --contract"],
  [
    ["statement", "--roster", "r", "--usage", "a.csv", "--pool", "P1", "--person", "a@b.example"],
    "give one of --person, --pool and --contract",
  ],
  [
    ["statement", "--roster", "r", "--usage", "a.csv", "--pool", "P1", "--from", "2026-02-01", "--as-of", "2026-01-31"],
    "--from 2026-02-01 is after --as-of 2026-01-31",
  ],
  [
    ["statement", "--roster", "r", "--usage", "a.csv", "--pool", "P1", "--format", "pdf"],
    "Allowed choices are text, csv",
  ],
  [["plan", "--roster", "r"], "give the exports, such as --usage exports/*.csv"],
  [["plan", "--roster", "r", "--usage", "a.csv", "--job", "Rendering=4"], "say on which day the jobs are"],
  [
    ["plan", "--roster", "r", "--usage", "a.csv", "--on", "2026-05-10"],
    "--on and --contract are about jobs: give --job",
  ],
  [["plan", "--roster", "r", "--usage", "a.csv", "--job", "Rendering"], "such as Rendering=400 or Rendering=10x"],
  [["plan", "--roster", "r", "--usage", "a.csv", "--job", "=400"], "such as Rendering=400 or Rendering=10x"],
  [["plan", "--roster", "r", "--usage", "a.csv", "--job", "Rendering=0"], "such as Rendering=400 or Rendering=10x"],
  [["plan", "--roster", "r", "--usage", "a.csv", "--job", "Rendering=1,200"], "such as Rendering=400 or Rendering=10x"],
  [["plan", "--roster", "r", "--usage", "a.csv", "--job", "Rendering=0x"], "such as Rendering=400 or Rendering=10x"],
])("%j is refused with a hint", (args, hint) => {
  const { text, exitCode } = printed(...args);
  expect(text).toContain(hint);
  expect(exitCode).toBe(2);
});

test("help of the whole and of every command names its options and gives examples", () => {
  for (const args of [["--help"], ["-h"], ["help"]]) {
    const { text, exitCode } = printed(...args);
    expect(text).toMatch(
      /reconcile.*demo.*new.*check.*statement.*plan.*explain.*Examples:\n {2}credit-roster demo\n.*Exit codes: 0 nothing/s,
    );
    expect(exitCode).toBe(0);
  }
  for (const [command, option] of [
    ["reconcile", "--fail-on <level>"],
    ["demo", "--out <folder>"],
    ["new", "--people <list>"],
    ["new", "--columns <pairs>"],
    ["new", "--usage <paths...>"],
    ["check", "--roster <path>"],
    ["explain", "[code]"],
  ] as const) {
    const { text, exitCode } = printed(command, "--help");
    expect(text).toContain(option);
    expect(text).toContain(`Examples:\n  credit-roster ${command}`);
    expect(printed("help", command).text).toBe(text);
    expect(exitCode).toBe(0);
  }
});

test("new takes its file, a list, what its columns mean, and exports", () => {
  const args = ["--people", "staff.xlsx", "--columns", "Email=Mail address,Office=Where, exactly", "--usage", "a", "b"];
  expect(asked("new", "roster.xlsx", ...args)).toEqual({
    command: "new",
    options: {
      file: "roster.xlsx",
      people: "staff.xlsx",
      columns: new Map([
        ["Email", "Mail address"],
        ["Office", "Where, exactly"],
      ]),
      usage: ["a", "b"],
      color: true,
    },
  });
  expect(asked("new", "r.xlsx")).toMatchObject({ options: { people: undefined, columns: new Map(), usage: [] } });
});

test("check takes the roster", () => {
  expect(asked("check", "--roster", "r.xlsx")).toEqual({ command: "check", roster: "r.xlsx", color: true });
});

test("no line of the help is wider than 100 columns", () => {
  const commands = ["reconcile", "demo", "new", "check", "statement", "plan", "close", "pane", "explain"];
  for (const args of [["--help"], ...commands.map((command) => [command, "--help"])]) {
    const lines = printed(...args)
      .text.split("\n")
      .filter((line) => !line.startsWith("Exit codes"));
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  }
});

test("without any argument the help is shown, and the exit code says that nothing was asked", () => {
  const { text, exitCode } = printed();
  expect(text).toContain("Examples:");
  expect(exitCode).toBe(2);
});

test("the version is printed alone", () => {
  expect(printed("--version")).toEqual({ command: "print", text: "1.2.3", exitCode: 0 });
  expect(printed("-V")).toEqual({ command: "print", text: "1.2.3", exitCode: 0 });
});

test("a statement is text for the terminal, or what the name of its file says; --format outranks the name", () => {
  const format = (...args: readonly string[]) => {
    const answer = asked("statement", "--roster", "r", "--usage", "a.csv", "--pool", "P1", ...args);
    return answer.command === "statement" ? answer.options.format : undefined;
  };
  expect(format()).toBe("text");
  expect(format("--out", "p1.csv")).toBe("csv");
  expect(format("--out", "P1.HTML")).toBe("html");
  expect(format("--out", "p1.txt")).toBe("text");
  expect(format("--out", "p1.html", "--format", "csv")).toBe("csv");
});

test("plan takes several jobs, in credits or in jobs, of one day", () => {
  const args = ["--job", "Rendering=400.5", "--job", "A = B=10x", "--on", "2026-05-10"];
  expect(asked("plan", "--roster", "r", "--usage", "a.csv", ...args)).toMatchObject({
    command: "plan",
    options: {
      roster: "r",
      usage: ["a.csv"],
      asOf: undefined,
      jobs: [
        { service: "Rendering", credits: 400_500_000 },
        { service: "A = B", jobs: 10 },
      ],
      on: "2026-05-10",
      contract: undefined,
      json: false,
      color: true,
    },
  });
});

test.each([
  [["check", "roster.xlsx"], "(“roster.xlsx” stands behind no option: write what it is before it, such as --roster.)"],
  [
    ["reconcile", "roster", "exports"],
    "(“roster” stands behind no option: write what it is before it, such as --roster or --usage.)",
  ],
  [
    ["new", "r.xlsx", "staff.csv"],
    "(“staff.csv” stands behind no option: write what it is before it, such as --usage or --people.)",
  ],
  [["explain", "export", "gap"], "(explain takes one name; “gap” is another.)"],
])("%j says which argument stands behind no option", (args, said) => {
  const { text, exitCode } = printed(...args);
  expect(text).toContain("too many arguments");
  expect(text).toContain(said);
  expect(exitCode).toBe(2);
});

test("help about a command that does not exist names the one that was meant", () => {
  expect(printed("help", "plann")).toMatchObject({ exitCode: 2 });
  expect(printed("help", "plann").text).toContain("(Did you mean plan?)");
  expect(printed("help", "plan").exitCode).toBe(0);
});

const ofAna = ["statement", "--roster", "r", "--usage", "u", "--person", "ana@example.com"];

test("a statement or rows of a month are never written under the name of a document that they are not", () => {
  for (const name of ["ana.pdf", "ana.xlsx", "ana.DOCX"]) {
    expect(printed(...ofAna, "--out", name).text).toContain(`end the name behind --out, ${name}, in one of these`);
  }
  expect(asked(...ofAna, "--out", "ana.txt")).toMatchObject({ options: { format: "text", out: "ana.txt" } });
  expect(asked(...ofAna, "--out", "ana")).toMatchObject({ options: { format: "text" } });
  const close = ["close", "--roster", "r", "--usage", "u", "--month", "2026-03", "--by", "Ana", "--reviewed-by", "Ben"];
  expect(printed(...close, "--out", "rows.xlsx").text).toContain(
    "written as CSV: end the name behind --out, rows.xlsx",
  );
  expect(asked(...close, "--out", "rows.csv")).toMatchObject({ options: { out: "rows.csv" } });
});

test("the help of close offers no day, which it would only refuse", () => {
  expect(printed("close", "--help").text).not.toContain("--as-of");
  expect(printed("close", "--help").text).toContain("--month <month>");
  expect(printed("plan", "--help").text).toContain("--as-of <day>");
});
