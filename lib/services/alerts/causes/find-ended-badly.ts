import type { Tx } from "#lib/db/client.ts";
import type { Run } from "#lib/db/generated/client.ts";
import type { AlertCause } from "#lib/domain/alerts/alert-cause.ts";
import { isToldOf } from "#lib/domain/alerts/told-of.ts";
import { loadSettings } from "../../policies/load-settings.ts";
import { runInWords } from "../../vms/run-in-words.ts";

type EndedRow = Pick<Run, "status" | "trigger" | "achievedMode" | "error" | "warnings"> & {
  runId: string;
  vmId: string;
  policyId: string;
};

/**
 * VMs whose last ended backup failed or has warnings, as far as their policy wants it told. It follows from how things stand,
 * so whatever order runs end in and whoever looks, an alert is open exactly while it is so.
 */
export async function findEndedBadly(tx: Tx): Promise<AlertCause[]> {
  const policies = await loadSettings(tx);
  const rows = await loadLastEnded(tx);
  return rows.flatMap(({ runId, vmId, policyId, ...run }): AlertCause[] => {
    const kind = run.status === "Failed" ? "backup-failed" : "backup-warnings";
    const settings = policies.get(policyId);
    if (!settings || !isToldOf(kind, settings.notify)) return [];
    return [{ kind, of: vmId, virtualMachineId: vmId, message: runInWords(run), detail: { runId } }];
  });
}

/** Uses Run(virtualMachineId, id): one row per VM is read, or few more. */
const loadLastEnded = (tx: Tx): Promise<EndedRow[]> => tx.$queryRaw`
  select r.*, i."virtualMachineId" as "vmId", i."policyId"
  from "ProtectedItem" i
  join "VirtualMachine" v on v.id = i."virtualMachineId" and v."disappearedAt" is null
  join "Subscription" s on s.id = v."subscriptionRowId" and s."inScope"
  join "Connection" c on c.id = s."connectionId" and c."removedAt" is null
  cross join lateral (
    select r.id as "runId", r.status::text as status, r.trigger::text as trigger, r."achievedMode", r.error, r.warnings
    from "Run" r
    where r."virtualMachineId" = v.id and r.kind = 'Backup'
      and r.status in ('Completed', 'CompletedWithWarnings', 'Failed')
    order by r.id desc limit 1
  ) r
  where i.state in ('InitialBackupPending', 'Protected', 'ProtectionError')
    and r.status in ('CompletedWithWarnings', 'Failed')`;
