import { createHash } from "node:crypto";
import type { Tx } from "#lib/db/client.ts";
import { type KnownVm, matchVms, type VmMatch } from "#lib/domain/inventory/match-vms.ts";
import { relevantFacts } from "#lib/domain/inventory/relevant-facts.ts";
import { appeared, cameBack, disappeared, type VmChange, vmChanges } from "#lib/domain/inventory/vm-changes.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { chunks } from "#lib/std/chunks.ts";
import type { ServiceContext } from "../context.ts";
import type { SubscriptionRead } from "./read-fleet.ts";
import type { ReportProgress } from "./sync-progress.ts";
import { upsertDisks, upsertVms } from "./upsert-vms.ts";

/** Rows per statement: five thousand VMs are ten statements of some megabytes, not five thousand. */
const chunkSize = 500;

type KnownRow = KnownVm & { factsHash: string; disappearedAt: Date | null };

export type StoredVm = { id: string; facts: VmFacts };

export type StoredFleet = { vms: StoredVm[]; added: number; changed: number; disappeared: number; disks: number };

type ReadableSubscription = SubscriptionRead & { outcome: "Readable" };

/** Brings the rows of the readable subscriptions up to what was read, with an event for whatever changed. */
export async function storeFleet(
  ctx: ServiceContext,
  rowIds: ReadonlyMap<string, string>,
  subscriptions: ReadableSubscription[],
  report: ReportProgress,
): Promise<StoredFleet> {
  const known = await loadKnown(
    ctx,
    subscriptions.map((subscription) => subscription.subscriptionId),
  );
  const matches = matchVms(
    subscriptions.flatMap((subscription) => subscription.vms),
    known,
  );
  const stored: StoredFleet = { vms: [], added: 0, changed: 0, disappeared: 0, disks: 0 };
  for (const chunk of chunks(matches, chunkSize)) {
    const outcome = await storeChunk(ctx, rowIds, chunk);
    stored.vms.push(...outcome.vms);
    stored.added += outcome.added;
    stored.changed += outcome.changed;
    stored.disks += chunk.reduce((sum, match) => sum + match.facts.disks.length, 0);
    report("storing", stored.vms.length, matches.length, "Storing what was read");
  }
  stored.disappeared = await storeDisappeared(ctx, subscriptions, known, matches);
  return stored;
}

/**
 * Rows of the subscriptions that were read, and of no other: who was not looked for cannot be missing. By Azure's
 * subscription id, not by ours: a VM keeps its history when its subscription comes by a new connection.
 */
async function loadKnown(ctx: ServiceContext, subscriptionIds: string[]): Promise<KnownRow[]> {
  return ctx.db.virtualMachine.findMany({
    where: { subscription: { subscriptionId: { in: subscriptionIds } } },
    select: { id: true, armKey: true, vmId: true, factsHash: true, disappearedAt: true },
  });
}

const hashOf = (facts: VmFacts): string => createHash("sha256").update(relevantFacts(facts)).digest("hex");

type Entry = StoredVm & { hash: string; known: KnownRow | null; isChanged: boolean };

async function storeChunk(ctx: ServiceContext, rowIds: ReadonlyMap<string, string>, chunk: VmMatch<KnownRow>[]) {
  const entries = chunk.map(({ facts, known }): Entry => {
    const hash = hashOf(facts);
    return { id: known?.id ?? ctx.newId(), facts, hash, known, isChanged: known?.factsHash !== hash };
  });
  const changed = entries.filter((entry) => entry.isChanged);
  const earlier = await loadFacts(ctx, changed);
  const at = ctx.now();
  const events = entries.flatMap((entry) => eventsOf(entry, earlier.get(entry.id) ?? null, ctx.newId, at));
  await ctx.db.$transaction(async (tx) => {
    await upsertVms(tx, entries, rowIds, at);
    await upsertDisks(tx, changed, ctx.newId);
    await storeEvents(tx, events);
  });
  const added = changed.filter((entry) => !entry.known).length;
  return { vms: entries.map(({ id, facts }) => ({ id, facts })), added, changed: changed.length - added };
}

async function loadFacts(ctx: ServiceContext, entries: Entry[]): Promise<Map<string, VmFacts>> {
  const ids = entries.flatMap((entry) => (entry.known ? [entry.known.id] : []));
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.virtualMachine.findMany({ where: { id: { in: ids } }, select: { id: true, facts: true } });
  return new Map(rows.map((row) => [row.id, row.facts as VmFacts]));
}

type EventRow = VmChange & { id: string; virtualMachineId: string; at: Date };

function eventsOf(entry: Entry, before: VmFacts | null, newId: () => string, at: Date): EventRow[] {
  const changes = [
    ...(entry.known ? [] : [appeared(entry.facts)]),
    ...(entry.known?.disappearedAt ? [cameBack(entry.facts)] : []),
    ...(before ? vmChanges(before, entry.facts) : []),
  ];
  return changes.map((change) => ({ ...change, id: newId(), virtualMachineId: entry.id, at }));
}

async function storeEvents(tx: Tx, events: EventRow[]): Promise<void> {
  const data = events.map(({ detail, ...event }) => ({ ...event, detail: detail ?? {} }));
  if (data.length > 0) await tx.vmEvent.createMany({ data });
}

/** Only a successful reading of the VM's own subscription can say that a VM is gone. */
async function storeDisappeared(
  ctx: ServiceContext,
  subscriptions: ReadableSubscription[],
  known: KnownRow[],
  matches: VmMatch<KnownRow>[],
): Promise<number> {
  const seen = new Set(matches.flatMap((match) => (match.known ? [match.known.id] : [])));
  const present = new Set(subscriptions.flatMap((subscription) => [...subscription.presentKeys]));
  const gone = known.filter((row) => row.disappearedAt === null && !seen.has(row.id) && !present.has(row.armKey));
  const at = ctx.now();
  for (const rows of chunks(gone, chunkSize)) {
    const events = rows.map((row) => ({ ...disappeared(row.armKey), id: ctx.newId(), virtualMachineId: row.id, at }));
    await ctx.db.$transaction(async (tx) => {
      await tx.virtualMachine.updateMany({
        where: { id: { in: rows.map((row) => row.id) } },
        data: { disappearedAt: at },
      });
      await storeEvents(tx, events);
    });
  }
  return gone.length;
}
