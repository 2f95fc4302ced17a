import type { Db } from "#lib/db/client.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { binDaysSettingKey } from "#lib/services/retention/bin-days.ts";
import { fleetVm, northId } from "#tests/support/fleet.ts";
import { makeSize } from "#tests/support/vm-facts.ts";

/** One policy and one machine under it for each of these. */
export type WorldPlan = { policies: PolicySettings[]; binDays: number };

export type SeededMachine = {
  rowId: string;
  itemId: string;
  policyId: string;
  armId: string;
  settings: PolicySettings;
};

/** Rows as the inventory and Configure backup leave them, with ids of the world's own, because the planner's jitter depends on them. */
export async function seedWorld(
  db: Db,
  { policies, binDays }: WorldPlan,
  newId: () => string,
  at: Date,
): Promise<{ machines: SeededMachine[]; facts: VmFacts[]; connectionId: string }> {
  const connectionId = newId();
  const subscriptionRowId = newId();
  const { name, location, capabilities, restricted } = makeSize();
  await db.connection.create({
    data: {
      id: connectionId,
      name: "Simulated",
      tenantId: "tenant",
      credentialKind: "ManagedIdentity",
      authorityHost: "https://login.invalid",
      armEndpoint: "https://azure.invalid",
      subscriptions: {
        create: {
          id: subscriptionRowId,
          subscriptionId: northId,
          displayName: "Simulated",
          state: "Enabled",
          access: "Readable",
          locks: [],
        },
      },
    },
  });
  await db.vmSize.create({ data: { connectionId, name, location, capabilities, restricted, fetchedAt: at } });
  await db.setting.create({ data: { key: binDaysSettingKey, value: binDays } });
  const seeds = policies.map((settings, index) => ({
    settings,
    facts: fleetVm(`vm-${index}`, { vmId: newId() }),
    ids: { rowId: newId(), itemId: newId(), policyId: newId() },
  }));
  await db.virtualMachine.createMany({
    data: seeds.map(({ facts, ids }) => vmRow(facts, ids.rowId, subscriptionRowId, at)),
  });
  await db.policy.createMany({
    data: seeds.map(({ ids }, index) => ({ id: ids.policyId, name: `policy-${index}`, nameKey: `policy-${index}` })),
  });
  await db.policyVersion.createMany({
    data: seeds.map(({ ids, settings }) => ({
      ...{ id: newId(), policyId: ids.policyId, number: 1, settings, createdBy: "seed", createdAt: at },
    })),
  });
  await db.protectedItem.createMany({
    data: seeds.map(({ ids, settings }) => ({
      id: ids.itemId,
      virtualMachineId: ids.rowId,
      policyId: ids.policyId,
      acceptedWarnings: [],
      nextRunAt: nextRun(settings, ids.rowId, at)?.runAt ?? null,
    })),
  });
  return {
    connectionId,
    facts: seeds.map(({ facts }) => facts),
    machines: seeds.map(({ ids, facts, settings }) => ({ ...ids, armId: facts.id, settings })),
  };
}

const vmRow = (facts: VmFacts, id: string, subscriptionRowId: string, at: Date) => ({
  id,
  subscriptionRowId,
  armKey: armKey(facts.id),
  armId: facts.id,
  vmId: facts.vmId,
  name: facts.name,
  resourceGroup: facts.resourceGroup,
  location: facts.location,
  size: facts.size,
  osType: facts.osType,
  powerState: facts.powerState,
  provisioningState: facts.provisioningState,
  agentState: facts.agent.state,
  diskCount: facts.disks.length,
  provisionedGb: facts.disks.reduce((sum, disk) => sum + (disk.sizeGb ?? 0), 0),
  tags: facts.tags,
  facts,
  factsHash: "seed",
  firstSeenAt: at,
  lastSeenAt: at,
});
