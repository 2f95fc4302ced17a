import pino from "pino";
import { createDb, type Db } from "#lib/db/client.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { uuidV7 } from "#lib/std/uuid.ts";
import { type Cloud, createCloud } from "./cloud.ts";
import { cloudPort } from "./cloud-port.ts";
import { databaseEmptier } from "./empty-database.ts";
import { type FaultPlan, noFaults, type WorkerLife } from "./fault.ts";
import { meddledPort } from "./meddled-port.ts";
import { mortalDb } from "./mortal-db.ts";
import { takeStep } from "./overtake.ts";
import { type SeededMachine, seedWorld, type WorldPlan } from "./seed-world.ts";
import { seededRandom } from "./seeded-random.ts";
import { type VirtualClock, virtualClock } from "./virtual-clock.ts";
import { type VirtualQueue, virtualQueue } from "./virtual-queue.ts";

/** The product's own engine on a real database, in a world whose time, chance and Azure are ours. */
export type SimulatedWorld = {
  clock: VirtualClock;
  cloud: Cloud;
  queue: VirtualQueue;
  /** Without faults, for who looks. */
  db: Db;
  /** What the worker works with: it may die in any of it. */
  ctx: AzureContext;
  machines: SeededMachine[];
  connectionId: string;
  /** In order, for who has to find out what happened. */
  story: string[];
  note(line: string): void;
  setPlan(plan: FaultPlan): void;
  /** A new worker, after one that died. */
  revive(): void;
  /** The run whose job is at work. */
  currentRunId: string | null;
};

export type SimulationDatabase = { db: Db; empty(): Promise<void>; close(): Promise<void> };

/** One database for any number of worlds, one after the other. */
export async function openSimulationDatabase(databaseUrl: string, poolSize = 4): Promise<SimulationDatabase> {
  const db = createDb(databaseUrl, poolSize);
  const emptier = await databaseEmptier(databaseUrl);
  return {
    db,
    empty: emptier.empty,
    async close() {
      await emptier.close();
      await db.$disconnect();
    },
  };
}

export const worldStart = Date.UTC(2026, 2, 2, 6);

export async function createWorld(
  { db, empty }: SimulationDatabase,
  seed: number,
  worldPlan: WorldPlan,
): Promise<SimulatedWorld> {
  await empty();
  const clock = virtualClock(worldStart);
  const queue = virtualQueue(clock.azureNow);
  const random = seededRandom(seed ^ 0x5eed);
  const newId = () => uuidV7(clock.workerNow(), random.bytes(10));
  const { machines, facts, connectionId } = await seedWorld(db, worldPlan, newId, new Date(clock.workerNow()));
  const cloud = createCloud(clock, facts);
  const story: string[] = [];
  const life: WorkerLife = { isOver: false };
  let plan = noFaults;
  const note = (line: string) => {
    story.push(`${new Date(clock.azureNow()).toISOString().slice(5, 19)} ${line}`);
  };
  const world: SimulatedWorld = {
    ...{ clock, cloud, queue, db, machines, connectionId, story, note, currentRunId: null },
    setPlan(next) {
      plan = next;
    },
    revive() {
      life.isOver = false;
    },
    ctx: {
      db: mortalDb(db, queue, { plan: () => plan, life, note }),
      queue,
      actor: { kind: "system", name: "worker" },
      now: () => new Date(clock.workerNow()),
      newId,
      log: pino({ level: "silent" }),
      sealer: { seal: (plain) => plain, open: (sealed) => sealed },
      requestId: "simulation",
      idempotencyKey: null,
      openAzure: () => port,
    },
  };
  const overtake = async (steps: number): Promise<void> => {
    const [interrupted, runId] = [plan, world.currentRunId];
    plan = noFaults;
    for (let step = 0; step < steps && runId; step++) await takeStep(world, runId);
    plan = interrupted;
  };
  const port = meddledPort(cloudPort(cloud), { cloud, plan: () => plan, life, overtake, note });
  return world;
}
