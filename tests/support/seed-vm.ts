import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db/client.ts";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import type { ProtectionState } from "#lib/domain/protection/protection-state.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { makeSize, makeVm } from "./vm-facts.ts";

const seenAt = new Date("2026-03-01T11:55:00Z");

/** One connection with one readable subscription and the size list of the region. @returns the subscription row's id */
export async function seedSubscription(db: Db): Promise<string> {
  const connectionId = randomUUID();
  const subscription = await db.subscription.create({
    data: {
      id: randomUUID(),
      subscriptionId: makeVm().subscriptionId,
      displayName: "Test subscription",
      state: "Enabled",
      access: "Readable",
      locks: [],
      connection: {
        create: {
          id: connectionId,
          name: `connection ${connectionId}`,
          tenantId: "99999999-8888-7777-6666-555555555555",
          credentialKind: "ManagedIdentity",
          authorityHost: "https://login.microsoftonline.com",
          armEndpoint: "https://management.azure.com",
        },
      },
    },
  });
  const { name, location, capabilities, restricted } = makeSize();
  await db.vmSize.create({ data: { connectionId, name, location, capabilities, restricted, fetchedAt: seenAt } });
  return subscription.id;
}

/** A VM of the inventory with these facts; ids are made unique by its name. @returns its row id */
export async function seedVm(db: Db, subscriptionRowId: string, overrides: Partial<VmFacts> = {}): Promise<string> {
  const id = randomUUID();
  const name = overrides.name ?? `vm-${id.slice(0, 8)}`;
  const base = makeVm();
  const facts: VmFacts = { ...base, name, id: base.id.replace("app-01", name), vmId: id, ...overrides };
  await db.virtualMachine.create({
    data: {
      id,
      subscriptionRowId,
      armKey: armKey(facts.id),
      armId: facts.id,
      vmId: facts.vmId,
      name,
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
      factsHash: id,
      firstSeenAt: seenAt,
      lastSeenAt: seenAt,
    },
  });
  return id;
}

export type SeededProtection = {
  name?: string;
  state?: ProtectionState;
  nextRunAt?: Date | null;
  disappearedAt?: Date | null;
  settings?: PolicySettings;
};

/** A protected VM with an inventory and a policy of its own. */
export async function seedProtectedVm(
  db: Db,
  { name, state = "Protected", nextRunAt = null, disappearedAt = null, settings }: SeededProtection = {},
): Promise<{ vmRowId: string; itemId: string; policyId: string }> {
  const vmRowId = await seedVm(db, await seedSubscription(db), name ? { name } : {});
  await db.virtualMachine.update({ where: { id: vmRowId }, data: { disappearedAt } });
  const [itemId, policyId] = [randomUUID(), randomUUID()];
  await db.policy.create({
    data: {
      id: policyId,
      name: `policy-${policyId}`,
      nameKey: `policy-${policyId}`,
      versions: {
        create: { id: randomUUID(), number: 1, settings: settings ?? defaultPolicySettings, createdBy: "seed" },
      },
      protectedItems: {
        create: {
          id: itemId,
          virtualMachineId: vmRowId,
          state,
          acceptedWarnings: [],
          nextRunAt,
          stoppedAt: state === "ProtectionStopped" ? seenAt : null,
        },
      },
    },
  });
  return { vmRowId, itemId, policyId };
}
