import { Client } from "pg";

/**
 * Copies of a protected VM, each with a good point of a run of its own every so many hours back from now.
 * @param vmRowId the VM that is copied, with its protected item
 */
export async function seedPoints(
  url: string,
  vmRowId: string,
  { vms, pointsOfVm, everyHours, now }: { vms: number; pointsOfVm: number; everyHours: number; now: Date },
): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `insert into "VirtualMachine"
       select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'armKey', v."armKey" || n, 'name', 'vm-' || n))).*
       from "VirtualMachine" v, generate_series(2, $2::int) n where v.id = $1`,
      [vmRowId, vms],
    );
    await client.query(
      `insert into "ProtectedItem"
       select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'virtualMachineId', v.id))).*
       from "ProtectedItem" i, "VirtualMachine" v where i."virtualMachineId" = $1 and v.id <> $1`,
      [vmRowId],
    );
    await client.query(
      `insert into "RestorePointCollection" (id, "virtualMachineId", "armKey", "armId", name, "resourceGroup", location)
       select gen_random_uuid(), v.id, v.id::text, v.id::text, v.name, 'rg', v.location from "VirtualMachine" v`,
    );
    await client.query(
      `insert into "Run" (id, kind, "virtualMachineId", "protectedItemId", "trigger", "requestedBy", "slotAt", "requestedMode",
         "excludedDiskIds", status, "engineState", memory, "createdAt", "endedAt")
       select gen_random_uuid(), 'Backup', v.id, i.id, 'Scheduled', 'system/planner', slot, 'CrashConsistent',
         '{}', 'Completed', 'completed', '{}', slot, slot
       from "VirtualMachine" v join "ProtectedItem" i on i."virtualMachineId" = v.id,
         lateral (select $1::timestamptz - n * $3::int * interval '1 hour' as slot from generate_series(1, $2::int) n) s`,
      [now, pointsOfVm, everyHours],
    );
    await client.query(
      `insert into "RestorePoint" (id, "collectionId", "virtualMachineId", "runId", "armKey", "armId", name, "requestedMode",
         "achievedMode", "provisioningState", "takenAt")
       select gen_random_uuid(), c.id, r."virtualMachineId", r.id, r.id::text, r.id::text, 'sp-' || r.id, 'CrashConsistent',
         'CrashConsistent', 'Succeeded', r."slotAt"
       from "Run" r join "RestorePointCollection" c on c."virtualMachineId" = r."virtualMachineId"`,
    );
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}
