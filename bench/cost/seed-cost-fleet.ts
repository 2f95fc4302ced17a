import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db/client.ts";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { seedSubscription } from "#tests/support/seed-vm.ts";

/** Sizes of the data disks of the generated fleet's workloads; every VM has an OS disk besides. */
const dataDisks = [
  [1024, 512],
  [2048, 2048, 1024, 256],
  [512, 256, 128],
  [],
  [128],
  [256],
  [512, 128],
  [4096, 4096],
  [32],
  [512, 512, 512, 512, 256, 256],
];
const regions = ["eastus", "westus", "westeurope", "northeurope"];

const { retention: none } = defaultPolicySettings;
const tiers: Partial<PolicySettings>[] = [
  {},
  { retention: { ...none, daily: { days: 30 } } },
  { instantRetentionDays: 5, retention: { ...none, weekly: { weeks: 12, weekday: "Sunday" } } },
  { retention: { ...none, monthly: { months: 60, on: { basis: "Day", day: 1 } } } },
  { schedule: { frequency: "Weekly", startTime: "02:00", weekdays: ["Saturday"] } },
];
const policyCount = 15;
const slices = 25;

/**
 * A fleet such as the simulator's largest for one company, every VM protected and with the points of a week and of the bin,
 * each VM at its own minute: what reads it cannot tell it from one that was lived through.
 */
export async function seedCostFleet(db: Db, vmCount: number, pointsPerVm: number, now: Date): Promise<void> {
  const subscriptionId = await seedSubscription(db);
  const policyIds = await seedPolicies(db);
  const shapes = JSON.stringify(dataDisks);
  await db.$executeRaw`
    insert into "VirtualMachine" (id, "subscriptionRowId", "armKey", "armId", "vmId", name, "resourceGroup", location, size,
      "powerState", "provisioningState", "agentState", "diskCount", "provisionedGb", tags, facts, "factsHash", "firstSeenAt", "lastSeenAt")
    select gen_random_uuid(), ${subscriptionId}::uuid, 'vm/' || n, 'vm/' || n, n, 'vm-' || lpad(n::text, 5, '0'), 'rg-' || n % 300,
      (${regions}::text[])[1 + abs(hashint4(n)) % ${regions.length}], 'Standard_D4s_v5', 'running', 'Succeeded', 'ready', 0, 0, '{}', '{}', n, now(), now()
    from generate_series(1, ${vmCount}) n`;
  await db.$executeRaw`
    insert into "Disk" (id, "virtualMachineId", "armId", name, role, lun, sku, "sizeGb", caching)
    select gen_random_uuid(), v.id, v."armId" || '/disk/' || d.lun, 'disk-' || d.lun, case when d.lun = 0 then 'os' else 'data' end,
      nullif(d.lun, 0), 'Premium_LRS', d.size, 'None'
    from "VirtualMachine" v cross join lateral (
      select 0 as lun, (array[30, 64, 127, 128, 256])[1 + abs(hashint4(7 * v."vmId"::int)) % 5] as size
      union all
      select lun::int, size::int from jsonb_array_elements_text(${shapes}::jsonb -> (abs(hashint4(11 * v."vmId"::int)) % ${dataDisks.length})) with ordinality as e(size, lun)
    ) d`;
  await db.$executeRaw`
    insert into "ProtectedItem" (id, "virtualMachineId", "policyId", state, "excludedDiskIds", "acceptedWarnings")
    select gen_random_uuid(), v.id, (${policyIds}::uuid[])[1 + v."vmId"::int % ${policyCount}], 'Protected',
      case when v."vmId"::int % 20 = 0 then array[v."armId" || '/disk/1'] else '{}' end, '[]'
    from "VirtualMachine" v`;
  await seedPoints(db, pointsPerVm, now);
  await db.$executeRawUnsafe(`vacuum analyze`);
}

async function seedPolicies(db: Db): Promise<string[]> {
  const ids = Array.from({ length: policyCount }, () => randomUUID());
  for (const [index, id] of ids.entries()) {
    const settings: PolicySettings = { ...defaultPolicySettings, ...tiers[index % tiers.length] };
    const name = `policy-${index}`;
    const versions = { create: { id: randomUUID(), number: 1, settings, createdBy: "bench" } };
    await db.policy.create({ data: { id, name, nameKey: name, versions } });
  }
  return ids;
}

/** Every four hours back from now; a third is kept, the older ones wait in the bin. */
async function seedPoints(db: Db, pointsPerVm: number, now: Date): Promise<void> {
  await db.$executeRaw`
    insert into "RestorePointCollection" (id, "virtualMachineId", "armKey", "armId", name, "resourceGroup", location)
    select gen_random_uuid(), v.id, 'c/' || v.name, 'c/' || v.name, v.name, v."resourceGroup", v.location from "VirtualMachine" v`;
  // In slices: one statement for all would outlast the time that a statement may take.
  for (let slice = 0; slice < slices; slice++) {
    await db.$executeRaw`
    insert into "RestorePoint" (id, "collectionId", "virtualMachineId", recovered, "armKey", "armId", name, "requestedMode",
      "provisioningState", "takenAt", "binnedAt", "purgeAt", "vmConfiguration")
    select gen_random_uuid(), c.id, c."virtualMachineId", true, c."armKey" || '/' || n, c."armId" || '/' || n, n, 'CrashConsistent',
      'Succeeded', t.at, bin.at, bin.at + interval '14 days', jsonb_build_object('size', repeat('x', 400))
    from "RestorePointCollection" c join "VirtualMachine" v on v.id = c."virtualMachineId"
    cross join generate_series(1, ${pointsPerVm}) n
    cross join lateral (
      select date_trunc('day', ${now.toISOString()}::timestamptz) - n * interval '4 hours' + (v."vmId"::int % 900) * interval '1 second' as at
    ) t
    cross join lateral (select case when n > ${pointsPerVm} / 3 then t.at end as at) bin
    where v."vmId"::int % ${slices} = ${slice}`;
  }
}
