import type { Prisma } from "#lib/db/generated/client.ts";
import type { Cloud } from "../cloud.ts";
import type { SeededMachine } from "../seed-world.ts";
import type { SimulatedWorld } from "../world.ts";

const wholeRun = {
  events: { orderBy: { seq: "asc" } },
} satisfies Prisma.RunInclude;

const wholePoint = {
  diskRestorePoints: true,
  run: { select: { id: true, trigger: true, status: true } },
} satisfies Prisma.RestorePointInclude;

export type SeenRun = Prisma.RunGetPayload<{ include: typeof wholeRun }>;
export type SeenPoint = Prisma.RestorePointGetPayload<{ include: typeof wholePoint }>;

/** Both sides of the truth: what the ledger says, and what is and was in Azure. */
export type Evidence = {
  runs: SeenRun[];
  points: SeenPoint[];
  cloud: Cloud;
  machines: SeededMachine[];
} & Circumstances;

export type Circumstances = { guards: Guard[] };

/** While a machine's protection had stopped nothing of it was to go, and while a point was pinned neither was that. */
export type Guard = { id: string; fromMs: number; untilMs: number };

export async function gatherEvidence(world: SimulatedWorld, circumstances: Circumstances): Promise<Evidence> {
  const [runs, points] = await Promise.all([
    world.db.run.findMany({ orderBy: { id: "asc" }, include: wholeRun }),
    world.db.restorePoint.findMany({ orderBy: { id: "asc" }, include: wholePoint }),
  ]);
  return { runs, points, cloud: world.cloud, machines: world.machines, ...circumstances };
}
