import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type PlainDate, plusDays } from "../core/calendar.ts";
import type { RunFile } from "../core/run-file.ts";
import { reconcileTables } from "./support/reconcile-tables.ts";

/** A case whose figures were read from another credit engine's tests; ends of grants are the day after the last. */
type PeerCase = {
  readonly id: string;
  readonly tags: readonly string[];
  readonly grants: readonly {
    readonly id: string;
    readonly amount: number;
    readonly priority: number;
    readonly effectiveAt: PlainDate;
    readonly expiresAt: PlainDate | null;
    readonly scope: string;
  }[];
  readonly usage: readonly { readonly at: PlainDate; readonly user: string; readonly amount: number }[];
  readonly asOf: PlainDate;
  readonly expect: {
    readonly balances: Readonly<Record<string, number>>;
    readonly overdraft: number;
    readonly expired: Readonly<Record<string, number>>;
  };
};

const path = fileURLToPath(new URL("../../shared/data/peer-cases.json", import.meta.url));
const cases = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as readonly PeerCase[]) : [];

describe.skipIf(cases.length === 0)("cases that other credit engines assert", () => {
  test("all of them are here", () => {
    expect(cases).toHaveLength(37);
  });

  for (const peer of cases) {
    test(`${peer.id}: ${peer.tags.join(", ") || "balances"}`, () => {
      const run = reconcilePeer(peer, peer.asOf);
      expect(outcome(run, peer)).toEqual(wanted(peer));
      const reversed = peer.grants.filter(isZeroLength).map(() => "dates-reversed");
      expect(run.diagnostics.map(({ code }) => code)).toEqual(reversed);
      expect(run.complete).toBe(reversed.length === 0);
    });
  }

  for (const peer of cases.filter(({ usage }) => usage.length > 0)) {
    test(`${peer.id}: a day is struck alike whether later usage is known or not`, () => {
      for (const { at } of peer.usage) {
        const known = { ...peer, usage: peer.usage.filter((use) => use.at <= at) };
        expect(outcome(reconcilePeer(peer, at), peer)).toEqual(outcome(reconcilePeer(known, at), peer));
      }
    });
  }

  const twoSteps = {
    "om-snap-01": "2024-01-03",
    "au-03": "2026-01-05",
    "au-09": "2026-01-05",
    "om-doc-01": "2026-03-02",
  };
  for (const [id, day] of Object.entries(twoSteps)) {
    test(`${id}: reconciled to ${day} and on from its balances, the end is the same`, () => {
      const peer = cases.find((candidate) => candidate.id === id) as PeerCase;
      const first = reconcilePeer(peer, day as PlainDate);
      const second = reconcilePeer(peer, peer.asOf, first);
      expect(second.rows).toMatchObject({ earlier: 1, counted: peer.usage.length - 1 });
      expect(outcome(second, peer)).toEqual(wanted(peer));
    });
  }
});

/** Reconciles the case; after an earlier run, the ledger begins on the day after it, with its balances as openings. */
function reconcilePeer(peer: PeerCase, asOf: PlainDate, earlier?: RunFile): RunFile {
  const flex = peer.tags.includes("smallest-pack");
  const roster: Record<string, string> = {
    "contracts.csv": csv(["Contract", "Kind", "Unit", "Individual credits"], [contract(flex)]),
    "people.csv": csv(["Email", "Contract", "Registered on"], peopleOf(peer)),
    "pools.csv": csv(
      ["Pool ID", "Contract", "Credits", "Priority", "Holder", "Applied on", "Expires on"],
      peer.grants.map(({ id, amount, priority, scope, effectiveAt, expiresAt }) => [
        ...[
          id,
          "C",
          String(amount),
          String(priority),
          scope === "shared" ? "" : address(scope.replace("individual:", "")),
        ],
        ...[effectiveAt, expiresAt === null ? "2999-12-31" : plusDays(expiresAt, -1)],
      ]),
    ),
  };
  if (earlier !== undefined) {
    roster["settings.csv"] = csv(["Setting", "Value"], [["Ledger starts on", plusDays(earlier.asOf as PlainDate, 1)]]);
    roster["balance-checks.csv"] = csv(
      ["Check ID", "Date", "Subject", "Reported balance", "Use as"],
      earlier.pools.map(({ pool, remaining }) => [`B-${pool}`, earlier.asOf, pool, String(remaining), "opening"]),
    );
  }
  const rows = peer.usage.map(({ at, user, amount }) => [at, address(user), String(amount), "C", "work"]);
  const usage = csv(["date", "user", "credits", "contract", "service"], rows);
  return reconcileTables(roster, rows.length === 0 ? {} : { "usage.csv": usage }, asOf).run;
}

function contract(flex: boolean): readonly string[] {
  return flex ? ["C", "flex", "flex-token", ""] : ["C", "desktop subscription", "cloud-credit", "0"];
}

function peopleOf({ grants, usage }: PeerCase): readonly (readonly string[])[] {
  const holders = grants.filter(({ scope }) => scope !== "shared").map(({ scope }) => scope.replace("individual:", ""));
  return [...new Set([...holders, ...usage.map(({ user }) => user)])].map((user) => [address(user), "C", "2000-01-01"]);
}

function address(user: string): string {
  return `${user}@example.com`;
}

function csv(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headers, ...rows].map((cells) => `${cells.join(",")}\n`).join("");
}

function isZeroLength({ effectiveAt, expiresAt }: PeerCase["grants"][number]): boolean {
  return expiresAt !== null && expiresAt <= effectiveAt;
}

type Outcome = Pick<PeerCase["expect"], "balances" | "expired"> & { readonly overdraft: number };

/** What can be spent of each grant, what lapsed of it, and what is open. A grant that has not begun has nothing to spend. */
function outcome({ pools, totals }: RunFile, { grants }: PeerCase): Outcome {
  const inOrder = grants.map(({ id }) => ({ id, row: pools.find(({ pool }) => pool === id) }));
  return {
    balances: Object.fromEntries(
      inOrder.map(({ id, row }) => [id, row === undefined || row.state === "upcoming" ? 0 : row.remaining]),
    ),
    overdraft: totals.reduce((sum, { open }) => sum + open, 0),
    expired: Object.fromEntries(inOrder.map(({ id, row }) => [id, row?.lapsed ?? 0])),
  };
}

function wanted({ grants, expect: { balances, overdraft, expired } }: PeerCase): Outcome {
  const ids = grants.map(({ id }) => id);
  return {
    balances: Object.fromEntries(ids.map((id) => [id, balances[id] ?? 0])),
    overdraft,
    expired: Object.fromEntries(ids.map((id) => [id, expired[id] ?? 0])),
  };
}
