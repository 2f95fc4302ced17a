import { pauseProtection } from "#lib/services/protection/pause-protection.ts";
import { stopProtection } from "#lib/services/protection/stop-protection.ts";
import { deletePoints } from "#lib/services/restore-points/delete-points.ts";
import { pinPoints } from "#lib/services/restore-points/pin-points.ts";
import { startBackup } from "#lib/services/runs/start-backup.ts";
import type { DemoWorld } from "../demo-world.ts";
import { granted } from "../granted.ts";
import { findVm, findVms } from "./find-vms.ts";

/** What people did in the product besides the first day. */

const dayMs = 86_400_000;

export async function stop(world: DemoWorld, vmName: string): Promise<void> {
  const amelia = await world.signIn("amelia.hart");
  granted(await stopProtection(amelia, { vmIds: [await findVm(world, vmName)] }));
}

/** Without an end: until somebody resumes it. */
export async function pause(world: DemoWorld, vmName: string): Promise<void> {
  const bruno = await world.signIn("bruno.costa");
  granted(await pauseProtection(bruno, { vmIds: [await findVm(world, vmName)], until: null }));
}

export async function backUpNow(world: DemoWorld, vmNames: string[], keepDays: number): Promise<void> {
  const bruno = await world.signIn("bruno.costa");
  const keepUntil = new Date(world.clock.now().getTime() + keepDays * dayMs).toISOString();
  granted(await startBackup(bruno, { virtualMachineIds: await findVms(world, vmNames), keepUntil }));
}

export async function pinNewest(world: DemoWorld, vmName: string): Promise<void> {
  const amelia = await world.signIn("amelia.hart");
  granted(await pinPoints(amelia, { pointIds: await newestPoints(world, vmName, 1) }));
}

/** Never the newest: a VM's last good point cannot be deleted. */
export async function deleteOldest(world: DemoWorld, vmName: string, count: number): Promise<void> {
  const amelia = await world.signIn("amelia.hart");
  const [, ...older] = await newestPoints(world, vmName, 100);
  const pointIds = older.slice(-count);
  granted(await deletePoints(amelia, { pointIds, confirmation: vmName }));
}

/** Past the product, in Azure: the ledger has to find out. */
export async function deleteNewestInAzure(world: DemoWorld, vmName: string): Promise<void> {
  const [id = ""] = await newestPoints(world, vmName, 1);
  const { armId, virtualMachine } = await world.db.restorePoint.findUniqueOrThrow({
    where: { id },
    include: { virtualMachine: { include: { subscription: { include: { connection: true } } } } },
  });
  const answer = await world.worker.openAzure(virtualMachine.subscription.connection).beginDeletion(armId);
  if (!answer.ok) throw new Error(`The demo's history cannot go on: ${answer.failure.message}`);
}

/** Points of ours that are neither in the bin nor gone, the newest first. */
async function newestPoints(world: DemoWorld, vmName: string, count: number): Promise<string[]> {
  const points = await world.db.restorePoint.findMany({
    where: {
      virtualMachineId: await findVm(world, vmName),
      runId: { not: null },
      deletedAt: null,
      binnedAt: null,
      provisioningState: "Succeeded",
    },
    orderBy: { takenAt: "desc" },
    take: count,
    select: { id: true },
  });
  return points.map(({ id }) => id);
}
