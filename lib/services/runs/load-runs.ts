import type { Tx } from "#lib/db/client.ts";
import type { Connection, Run } from "#lib/db/generated/client.ts";
import type { Json } from "#lib/std/json.ts";

type RunColumns = Pick<
  Run,
  | "id"
  | "kind"
  | "trigger"
  | "virtualMachineId"
  | "protectedItemId"
  | "policyVersionId"
  | "requestedMode"
  | "excludedDiskIds"
  | "engineState"
  | "status"
  | "version"
  | "dueAt"
  | "deadlineAt"
  | "waitReason"
  | "keepUntil"
  | "startedAt"
  | "endedAt"
  | "achievedMode"
> & { steps: unknown; memory: unknown; error: unknown; warnings: unknown };

/** A run with everything its effects touch. */
export type LoadedRun = RunColumns & {
  policyVersion: { settings: unknown } | null;
  virtualMachine: {
    id: string;
    armId: string;
    name: string;
    location: string;
    tags: unknown;
    facts: unknown;
    subscription: { subscriptionId: string; connectionId: string; locks: unknown; connection: Connection };
  };
};

type StoredConnection = { [Key in keyof Connection]: Connection[Key] extends Date | null ? Json : Connection[Key] };

/** In one query, however many they are; in no order. */
export async function loadRuns(db: Pick<Tx, "$queryRaw">, ids: readonly string[]): Promise<LoadedRun[]> {
  const rows = await db.$queryRaw<(LoadedRun & { connection: StoredConnection })[]>`
    select r.id, r.kind::text, r."trigger"::text, r."virtualMachineId", r."protectedItemId", r."policyVersionId", r."requestedMode",
      r."excludedDiskIds", r."engineState", r.status::text, r.version, r."dueAt", r."deadlineAt", r."waitReason",
      r."keepUntil", r."startedAt", r."endedAt", r."achievedMode", r.steps, r.memory, r.error, r.warnings,
      case when p.id is not null then jsonb_build_object('settings', p.settings) end as "policyVersion",
      jsonb_build_object('id', v.id, 'armId', v."armId", 'name', v.name, 'location', v.location, 'tags', v.tags, 'facts', v.facts,
        'subscription', jsonb_build_object('subscriptionId', s."subscriptionId", 'connectionId', s."connectionId",
          'locks', s.locks)) as "virtualMachine",
      to_jsonb(c) as connection
    from "Run" r
    join "VirtualMachine" v on v.id = r."virtualMachineId"
    join "Subscription" s on s.id = v."subscriptionRowId"
    join "Connection" c on c.id = s."connectionId"
    left join "PolicyVersion" p on p.id = r."policyVersionId"
    where r.id = any(${ids}::uuid[])`;
  return rows.map(({ connection, ...run }) => {
    const { virtualMachine } = run;
    const subscription = { ...virtualMachine.subscription, connection: connectionOf(connection) };
    return { ...run, virtualMachine: { ...virtualMachine, subscription } };
  });
}

const connectionOf = (row: StoredConnection): Connection => ({
  ...row,
  createdAt: new Date(String(row.createdAt)),
  updatedAt: new Date(String(row.updatedAt)),
  removedAt: row.removedAt === null ? null : new Date(String(row.removedAt)),
});
