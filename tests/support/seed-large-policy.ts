import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db/client.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import { chunks } from "#lib/std/chunks.ts";
import { fleetVm } from "./fleet.ts";
import { seedSubscription } from "./seed-vm.ts";
import { testNow } from "./service-context.ts";

export type LargePolicy = {
  vms: number;
  /** Good, scheduled ones, back from now. */
  pointsPerVm: number;
  hoursBetween: number;
};

/** A fleet under one policy, with the points that its schedule has left, written in a few statements. */
export async function seedLargePolicy(db: Db, policyId: string, { vms, pointsPerVm, hoursBetween }: LargePolicy) {
  const subscriptionRowId = await seedSubscription(db);
  const fleet = Array.from({ length: vms }, (_, index) => {
    const facts = fleetVm(`vm-${String(index).padStart(4, "0")}`);
    return { id: randomUUID(), facts };
  });
  for (const chunk of chunks(fleet, 500)) {
    await db.virtualMachine.createMany({ data: chunk.map(({ id, facts }) => rowOf(id, subscriptionRowId, facts)) });
  }
  await db.$executeRaw`
    insert into "ProtectedItem" (id, "virtualMachineId", "policyId", state, "excludedDiskIds", "acceptedWarnings", "nextRunAt")
    select gen_random_uuid(), id, ${policyId}::uuid, 'Protected', '{}', '[]', ${testNow} from "VirtualMachine"`;
  await seedPoints(db, pointsPerVm, hoursBetween);
}

const rowOf = (id: string, subscriptionRowId: string, facts: ReturnType<typeof fleetVm>) => ({
  ...{ id, subscriptionRowId, facts, factsHash: id, tags: facts.tags },
  ...{ armKey: armKey(facts.id), armId: facts.id, vmId: facts.vmId, name: facts.name },
  ...{ resourceGroup: facts.resourceGroup, location: facts.location, size: facts.size, osType: facts.osType },
  ...{ powerState: facts.powerState, provisioningState: facts.provisioningState, agentState: facts.agent.state },
  ...{ diskCount: facts.disks.length, provisionedGb: 256, firstSeenAt: testNow, lastSeenAt: testNow },
});

async function seedPoints(db: Db, pointsPerVm: number, hoursBetween: number): Promise<void> {
  await db.$executeRaw`
    insert into "RestorePointCollection" (
      id, "virtualMachineId", "armKey", "armId", name, "resourceGroup", location, "pointsReadAt"
    )
    select id, id, 'c-' || id, 'c-' || id, 'stillpoint-' || name, "resourceGroup", location, ${testNow} from "VirtualMachine"`;
  await db.$executeRaw`
    insert into "Run" (
      id, kind, "virtualMachineId", "trigger", "requestedBy", "requestedMode", "excludedDiskIds", status, "engineState",
      memory, "createdAt", "startedAt", "endedAt"
    )
    select gen_random_uuid(), 'Backup', v.id, 'Scheduled', 'system/planner', 'CrashConsistent', '{}', 'Completed',
      'completed', '{}', t.at, t.at, t.at
    from "VirtualMachine" v cross join (
      select ${testNow}::timestamptz - make_interval(hours => n * ${hoursBetween}::int) as at
      from generate_series(1, ${pointsPerVm}::int) n
    ) t`;
  await db.$executeRaw`
    insert into "RestorePoint" (
      id, "collectionId", "virtualMachineId", "runId", "armKey", "armId", name, "requestedMode", "achievedMode",
      "provisioningState", "takenAt", "createdAt"
    )
    select r.id, r."virtualMachineId", r."virtualMachineId", r.id, 'p-' || r.id, 'p-' || r.id, 'sp-' || r.id,
      'CrashConsistent', 'CrashConsistent', 'Succeeded', r."createdAt", r."createdAt"
    from "Run" r where r.kind = 'Backup'`;
}
