import { watchBackups, watchPoints } from "#lib/services/alerts/watch-alerts.ts";
import { applyRetentionEverywhere } from "#lib/services/retention/apply-retention-everywhere.ts";
import { planDeletions } from "#lib/services/retention/plan-deletions.ts";
import { reportHeartbeat } from "#lib/services/worker/report-heartbeat.ts";
import type { DemoWorld } from "../demo-world.ts";
import type { Occasion } from "../occasion.ts";
import { backUpNow, deleteNewestInAzure, deleteOldest, pause, pinNewest, stop } from "./colleagues.ts";
import { firstDay } from "./first-day.ts";
import { readInventory } from "./inventory.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Everything that happened in the fortnight before `endMs`, apart from what follows from it. */
export function fortnight(beginMs: number, endMs: number): Occasion[] {
  /** So many days before the last midnight (UTC), at a time of that day. */
  const on = (daysBefore: number, time: string, happen: Occasion["happen"]): Occasion => ({
    atMs: Date.parse(`${new Date(endMs - daysBefore * dayMs).toISOString().slice(0, 10)}T${time}:00Z`),
    happen,
  });
  const post =
    (path: string, body: object): Occasion["happen"] =>
    ({ cloud }) =>
      cloud.post(path, body);
  const guest = (name: string, parts: object) => post("/machines/guest", { name, ...parts });

  const occasions: Occasion[] = [
    { atMs: beginMs, happen: firstDay },
    ...rhythms(beginMs),
    // An agent that stood still over a night: without fallback the backups failed.
    on(11, "18:10", guest("pay-api-02", { agent: "stopped" })),
    on(10, "09:25", guest("pay-api-02", { agent: "ok" })),
    // Azure asked everybody to come back later.
    on(9, "20:50", post("/faults", throttledHour)),
    on(8, "20:55", post("/faults", lostAnswers)),
    // Writers of two domain controllers: one was repaired, one has not been yet.
    on(8, "14:30", guest("dc-03", { vssWriters: "bad" })),
    on(6, "08:40", guest("dc-03", { vssWriters: "ok" })),
    on(4, "16:05", guest("dc-02", { vssWriters: "bad" })),
    on(5, "10:20", (world) => stop(world, "lab-02")),
    on(4, "07:45", (world) => pause(world, "jump-02")),
    on(3, "13:15", post("/machines/delete", { name: "edge-02" })),
    on(3, "13:30", readInventory),
    // Since then the disk's storage fails every snapshot, so the machine is overdue.
    on(3, "11:00", post("/disks/snapshots", { name: "files-prod-02_DataDisk_0", state: "failing" })),
    { atMs: endMs - 30 * hourMs, happen: (world) => backUpNow(world, ["sql-prod-01", "sql-prod-02"], 30) },
    { atMs: endMs - 29 * hourMs, happen: (world) => pinNewest(world, "sql-prod-01") },
    { atMs: endMs - 20 * hourMs, happen: (world) => deleteOldest(world, "web-prod-04", 2) },
    { atMs: endMs - 7 * hourMs, happen: (world) => deleteNewestInAzure(world, "api-prod-03") },
    { atMs: endMs - 60_000, happen: lookAround },
  ];
  return occasions.filter(({ atMs }) => atMs >= beginMs);
}

/**
 * The worker's own rhythms, in greater steps. Later than the first day's work, for which they would find nothing to do; the
 * inventory is read again only where the world has changed.
 */
const rhythms = (beginMs: number): Occasion[] => [
  { atMs: beginMs + 6 * hourMs, everyMs: 6 * hourMs, happen: deleteAndWatch },
  {
    atMs: beginMs + dayMs,
    everyMs: dayMs,
    happen: async ({ planner }) => void (await applyRetentionEverywhere(planner)),
  },
];

async function lookAround(world: DemoWorld): Promise<void> {
  await readInventory(world);
  await reportHeartbeat(world.worker);
  await watchBackups(world.worker);
  await watchPoints(world.worker);
}

async function deleteAndWatch({ planner, worker }: DemoWorld): Promise<void> {
  await planDeletions(planner);
  await reportHeartbeat(worker);
  await watchBackups(worker);
}

/** The nightly backups' creations, each told to come back after twenty minutes. */
const throttledHour = { operation: "RestorePoints_Create", kind: "throttle", retryAfterSeconds: 1_200, times: 30 };

/** Taken up, but nobody was told: the product has to look. The connection breaks, because an answer that never comes costs real time. */
const lostAnswers = { operation: "RestorePoints_Create", kind: "cutAfter", nth: 3, times: 2 };
