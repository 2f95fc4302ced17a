import type { Tx } from "#lib/db/client.ts";
import { assess } from "#lib/domain/eligibility/assess.ts";
import type { Assessment, Profile } from "#lib/domain/eligibility/assessment.ts";
import { standingVerdict } from "#lib/domain/eligibility/standing-verdict.ts";
import { leftOutNames } from "#lib/domain/policy/disk-rule.ts";
import { requestableModes } from "#lib/domain/vm/consistency.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { chunks } from "#lib/std/chunks.ts";
import { invariant } from "#lib/std/invariant.ts";
import type { ServiceContext } from "../context.ts";
import { settingsInForce, withCurrentSettings } from "../policies/settings-in-force.ts";
import { loadProfile } from "./load-profile.ts";
import { loadSizes } from "./load-sizes.ts";
import { loadSurroundings } from "./load-surroundings.ts";
import { recordVerdictChanges } from "./record-verdict-changes.ts";

const chunkSize = 500;

type AssessedVm = { id: string; facts: VmFacts };

/** Judges VMs for both modes by the installation's profile, without the disks that protection leaves out, and stores it. */
export async function storeAssessments(
  ctx: ServiceContext,
  vms: AssessedVm[],
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  const profile = await loadProfile(ctx.db);
  let done = 0;
  for (const chunk of chunks(vms, chunkSize)) {
    const at = ctx.now();
    const rows = await assessChunk(ctx, chunk, profile, at);
    await ctx.db.$transaction(async (tx) => {
      await recordVerdictChanges(ctx, tx, rows);
      await upsertAssessments(tx, rows, at);
    });
    done += chunk.length;
    onProgress(done);
  }
}

type AssessmentRow = Omit<Assessment, "verdict"> & { virtualMachineId: string; verdict: string };

async function assessChunk(
  ctx: ServiceContext,
  vms: AssessedVm[],
  profile: Profile,
  now: Date,
): Promise<AssessmentRow[]> {
  const rows = await ctx.db.virtualMachine.findMany({
    where: { id: { in: vms.map((vm) => vm.id) } },
    select: {
      id: true,
      location: true,
      size: true,
      subscription: { select: { connectionId: true } },
      protectedItem: { select: { excludedDiskIds: true, state: true, policy: { select: withCurrentSettings } } },
    },
  });
  const sized = new Map(rows.map((row) => [row.id, { ...row, connectionId: row.subscription.connectionId }]));
  const findSize = await loadSizes(ctx.db, [...sized.values()]);
  const surroundings = await loadSurroundings(
    ctx.db,
    vms.map((vm) => vm.id),
    { now },
  );
  return vms.flatMap(({ id, facts }) => {
    const row = sized.get(id);
    const around = surroundings.get(id);
    invariant(row && around, `VM ${id} is assessed but not stored`);
    const item = row.protectedItem?.state === "ProtectionStopped" ? null : row.protectedItem;
    const input = {
      ...{ facts, size: findSize(row), surroundings: around, profile, now },
      excludedDiskNames: item
        ? leftOutNames(facts, item.excludedDiskIds, settingsInForce(item.policy).excludeDisks)
        : [],
    };
    return requestableModes.map((mode) => {
      const assessment = assess({ ...input, mode });
      return { virtualMachineId: id, ...assessment, verdict: standingVerdict(assessment) };
    });
  });
}

async function upsertAssessments(tx: Tx, rows: AssessmentRow[], at: Date): Promise<void> {
  await tx.$executeRaw`
    insert into "Assessment" (
      "virtualMachineId", "mode", "profile", "verdict", "findings", "liftingExclusions", "catalogueVersion", "assessedAt"
    )
    select r."virtualMachineId", r."mode", r."profile", r."verdict", r."findings", r."liftingExclusions",
      r."catalogueVersion", ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      "virtualMachineId" uuid, "mode" text, "profile" text, "verdict" text, "findings" jsonb, "liftingExclusions" jsonb,
      "catalogueVersion" text
    )
    on conflict ("virtualMachineId", "mode") do update set
      "profile" = excluded."profile", "verdict" = excluded."verdict", "findings" = excluded."findings",
      "liftingExclusions" = excluded."liftingExclusions", "catalogueVersion" = excluded."catalogueVersion",
      "assessedAt" = excluded."assessedAt"`;
}
