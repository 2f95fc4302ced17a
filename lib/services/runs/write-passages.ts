import type { Tx } from "#lib/db/client.ts";
import { fallbackWarning, type RunWarning } from "#lib/domain/run/run-failure.ts";
import type { ServiceContext } from "../context.ts";
import type { Passage } from "./passage.ts";

/**
 * The only writer of runs, in a fixed number of statements however many they are: rows, history, the items' states, the next
 * jobs. Guarded by the version that was loaded: of a run that somebody else has moved meanwhile nothing is written.
 * @returns the passages that came true
 */
export async function writePassages(ctx: ServiceContext, tx: Tx, passages: readonly Passage[]): Promise<Passage[]> {
  const ids = await writeRuns(tx, passages);
  const moved = passages.filter(({ run }) => ids.has(run.id));
  if (moved.length === 0) return [];
  await writeHistory(tx, moved);
  const ended = moved.filter(({ run }) => run.endedAt !== null);
  if (ended.length > 0) await settleItems(tx, ended);
  await ctx.queue.enqueueAll(
    tx,
    "advance-run",
    moved.flatMap(({ run }) => (run.dueAt ? [{ payload: { v: 1, runId: run.id }, startAfter: run.dueAt }] : [])),
  );
  return moved;
}

/**
 * Locks the runs that nobody has moved since they were loaded, for who must know that before their own rows are written.
 * @returns their ids
 */
export async function holdRuns(tx: Tx, passages: readonly Passage[]): Promise<Set<string>> {
  const ids = passages.map(({ run }) => run.id);
  const versions = passages.map(({ loadedVersion }) => loadedVersion);
  // In the order of their ids: two who lock the same rows never wait in a circle.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select r.id from "Run" r join unnest(${ids}::uuid[], ${versions}::int[]) as p(id, version)
      on r.id = p.id and r.version = p.version
    order by r.id for update of r`;
  return new Set(rows.map(({ id }) => id));
}

async function writeRuns(tx: Tx, passages: readonly Passage[]): Promise<Set<string>> {
  const rows = passages.map(({ loadedVersion, run, inspected }) => ({
    id: run.id,
    loadedVersion,
    version: run.version,
    engineState: run.engineState,
    status: run.status,
    steps: run.steps,
    memory: run.memory,
    dueAt: run.dueAt,
    deadlineAt: run.deadlineAt,
    waitReason: run.waitReason,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    achievedMode: run.achievedMode,
    error: run.error,
    warnings: run.warnings,
    ...inspected,
  }));
  // SQL null and the JSON value null are two things: nullif makes one of them.
  const written = await tx.$queryRaw<{ id: string }[]>`
    update "Run" r set
      version = n.version, "engineState" = n."engineState", status = n.status::"RunStatus",
      steps = n.steps, memory = n.memory, "dueAt" = n."dueAt", "deadlineAt" = n."deadlineAt",
      "waitReason" = n."waitReason", "startedAt" = n."startedAt", "endedAt" = n."endedAt",
      "achievedMode" = n."achievedMode", error = nullif(n.error, 'null'), warnings = nullif(n.warnings, 'null'),
      assessment = coalesce(n.assessment, r.assessment),
      "vmConfiguration" = coalesce(nullif(n."vmConfiguration", 'null'), r."vmConfiguration")
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(
      id uuid, "loadedVersion" int, version int, "engineState" text, status text, steps jsonb, memory jsonb,
      "dueAt" timestamptz, "deadlineAt" timestamptz, "waitReason" text, "startedAt" timestamptz, "endedAt" timestamptz,
      "achievedMode" text, error jsonb, warnings jsonb, assessment jsonb, "vmConfiguration" jsonb
    )
    where r.id = n.id and r.version = n."loadedVersion"
    returning r.id`;
  return new Set(written.map(({ id }) => id));
}

async function writeHistory(tx: Tx, passages: readonly Passage[]): Promise<void> {
  const entries = passages.flatMap((passage) => passage.entries);
  await tx.$executeRaw`
    insert into "RunEvent" ("runId", seq, at, "from", "to", event, message)
    select "runId", seq, at, "from", "to", event, message
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(
      "runId" uuid, seq int, at timestamptz, "from" text, "to" text, event text, message text
    )`;
}

/** The item's state follows its last finished backup; a stopped or paused item stays so. */
async function settleItems(tx: Tx, ended: readonly Passage[]): Promise<void> {
  const rows = ended.flatMap(({ run }) => {
    const isCancelled = run.engineState === "cancelledByUser" || run.engineState === "cancelledBySystem";
    if (run.kind !== "Backup" || !run.protectedItemId || isCancelled) return [];
    const warnings = (run.warnings ?? []) as RunWarning[];
    const fellBack = warnings.some((warning) => warning.code === fallbackWarning);
    const succeededAt = run.engineState === "failed" ? null : run.endedAt;
    return [{ id: run.protectedItemId, succeededAt, fellBack }];
  });
  if (rows.length === 0) return;
  await tx.$executeRaw`
    update "ProtectedItem" i set
      state = case when i.state in ('ProtectionStopped', 'ProtectionPaused') then i.state
        when n."succeededAt" is null then 'ProtectionError' else 'Protected' end,
      "lastSuccessAt" = coalesce(n."succeededAt", i."lastSuccessAt"),
      "fallbackStreak" = case when n."succeededAt" is null then i."fallbackStreak"
        when n."fellBack" then i."fallbackStreak" + 1 else 0 end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "succeededAt" timestamptz, "fellBack" boolean)
    where i.id = n.id`;
}
