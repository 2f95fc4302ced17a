import type { AzureFailure, LockReading } from "#lib/azure/port.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What is in Azure, as far as restore points matter; it changes by requests and by the passing of its own time. */
export type Cloud = {
  clock: VirtualClock;
  machines: Map<string, CloudMachine>;
  collections: Map<string, CloudCollection>;
  points: Map<string, CloudPoint>;
  operations: Map<string, CloudOperation>;
  locks: LockReading[];
  /** Accepted creation requests, for the limit of three an hour. */
  requests: { machineKey: string; mode: RequestableMode; atMs: number }[];
  /** What is still to happen by itself. */
  events: { atMs: number; happen: () => void }[];
  /** Points that are gone, for the look back at the end. */
  gone: GonePoint[];
  /** Of the next operation that begins. */
  nextFate: OperationFate;
  operationCount: number;
};

export type CloudMachine = { facts: VmFacts; guest: "healthy" | "failing" };

export type CloudCollection = { armId: string; sourceArmId: string; location: string };

export type CloudPoint = {
  armId: string;
  name: string;
  collectionKey: string;
  machineKey: string;
  mode: RequestableMode;
  state: "Creating" | "Succeeded" | "Failed" | "Canceled" | "Deleting";
  takenAtMs: number;
  /** Azure made it, and every disk is held. */
  isGood: boolean;
  /** Since when. */
  goodAtMs: number | null;
  disks: { name: string; armId: string | null; role: "os" | "data"; lun: number | null; isHeld: boolean }[];
};

export type GonePoint = {
  point: CloudPoint;
  requestedAtMs: number;
  by: "product" | "somebody";
  /** Good points of the machine that nobody was deleting then, besides this one. */
  goodLeftKeys: string[];
};

/**
 * How an operation ends: `stuck` after hours, `forgotten` in time but under an address that Azure no longer knows; a creation
 * also with success and without the disk restore points, which come later (`disksLate`) or but one never (`diskMissing`).
 */
export type OperationFate = "ordinary" | "stuck" | "fails" | "cancelled" | "forgotten" | "disksLate" | "diskMissing";

export type CloudOperation = {
  state: "running" | "succeeded" | "failed" | "canceled";
  failure: AzureFailure | null;
  isForgotten: boolean;
  /** What Azure says of when to ask again. */
  retryAfterMs: number;
};

export const createCloud = (clock: VirtualClock, machines: readonly VmFacts[]): Cloud => ({
  clock,
  machines: new Map(machines.map((facts) => [armKey(facts.id), { facts, guest: "healthy" }])),
  collections: new Map(),
  points: new Map(),
  operations: new Map(),
  locks: [],
  requests: [],
  events: [],
  gone: [],
  nextFate: "ordinary",
  operationCount: 0,
});

/** Lets everything happen that is due; called before anybody looks. */
export const settle = (cloud: Cloud): void => passTime(cloud, cloud.clock.azureNow());

/** On to an instant, and everything that is due until then happens at its own time. */
export function passTime(cloud: Cloud, untilMs: number): void {
  for (;;) {
    const due = cloud.events.filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs)[0];
    if (!due) break;
    cloud.events.splice(cloud.events.indexOf(due), 1);
    cloud.clock.advanceTo(due.atMs);
    due.happen();
  }
  cloud.clock.advanceTo(untilMs);
}

export const later = (cloud: Cloud, ms: number, happen: () => void): void => {
  cloud.events.push({ atMs: cloud.clock.azureNow() + ms, happen });
};

export const isLocked = ({ locks }: Cloud, armId: string, levels: readonly LockReading["level"][]): boolean =>
  locks.some(
    ({ level, scopeArmId }) => levels.includes(level) && `${armKey(armId)}/`.startsWith(`${armKey(scopeArmId)}/`),
  );
