import type { AzureAnswer, AzurePort, RestorePointBegun } from "#lib/azure/port.ts";
import type { Run } from "#lib/db/generated/client.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { advanceRun } from "#lib/services/runs/advance-run.ts";
import { startBackup } from "#lib/services/runs/start-backup.ts";
import { scriptAzure } from "./scripted-azure.ts";
import { createTestWorld, type TestWorld, testNow } from "./service-context.ts";

/** The real engine and database against an Azure whose answer to a creation the test writes, at a time that the test sets. */
export type BackupWorld = TestWorld & {
  now: Date;
  azure: AzureContext;
  inspections: number;
  /** Collections that a creation was sent to. */
  creations: string[];
  createAnswer: () => AzureAnswer<RestorePointBegun>;
  backUp(vmRowId: string): Promise<string>;
  /** Until it waits, has been accepted by Azure, or has failed. */
  advance(runId: string): Promise<Run>;
};

export const noTrace = { requestId: null, correlationId: null, clientRequestId: null };

export const acceptedPoint: AzureAnswer<RestorePointBegun> = {
  ok: true,
  value: { armId: "/point", provisioningState: "Creating", operation: null, retryAfterMs: null },
  trace: noTrace,
};

const dayMs = 86_400_000;
const stopsIn = ["closed", "waiting", "confirming", "failed"];

export async function createBackupWorld(): Promise<BackupWorld> {
  const plain = await createTestWorld();
  const world: BackupWorld = {
    ...plain,
    now: testNow,
    azure: { ...plain.context({ now: () => world.now }), openAzure: () => portOf(world) },
    inspections: 0,
    creations: [],
    createAnswer: () => acceptedPoint,
    async backUp(vmRowId) {
      const keepUntil = new Date(world.now.getTime() + 30 * dayMs).toISOString();
      const started = await startBackup(world.azure, { virtualMachineIds: [vmRowId], keepUntil });
      return started.ok ? (started.value[0]?.runId ?? "") : "";
    },
    async advance(runId) {
      for (;;) {
        await advanceRun(world.azure, runId);
        const run = await world.db.run.findUniqueOrThrow({ where: { id: runId } });
        if (stopsIn.includes(run.engineState)) return run;
      }
    },
  };
  return world;
}

const portOf = (world: BackupWorld): AzurePort => ({
  ...scriptAzure([]).port,
  readVm: async (armId) => {
    world.inspections += 1;
    const { facts } = await world.db.virtualMachine.findFirstOrThrow({ where: { armId } });
    return { ok: true, value: { facts: facts as VmFacts, configuration: null }, trace: noTrace };
  },
  ensureCollection: async ({ subscriptionId, resourceGroup, name }) => ({
    ok: true,
    value: {
      armId: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Compute/restorePointCollections/${name}`,
    },
    trace: noTrace,
  }),
  beginRestorePoint: async (request) => {
    world.creations.push(request.collectionArmId);
    return world.createAnswer();
  },
});
