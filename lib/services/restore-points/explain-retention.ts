import type { RetentionDto } from "#lib/contracts/restore-points.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { decideRetention } from "#lib/domain/retention/decide-retention.ts";
import type { RetentionPoint } from "#lib/domain/retention/retention-point.ts";
import type { ServiceContext } from "../context.ts";

/** Azure's limit is 500 points a VM over all tools, so this is all of them. */
const pointsMax = 1_000;

/** Why a point stays, or would go, by the policy that its VM has now; the tiers look at all points of the VM. */
export async function explainRetention(
  ctx: ServiceContext,
  point: { id: string; virtualMachineId: string },
): Promise<RetentionDto | null> {
  const [rows, item] = await Promise.all([
    loadPoints(ctx, point.virtualMachineId),
    loadItem(ctx, point.virtualMachineId),
  ]);
  const decisions = decideRetention(rows.map(toRetentionPoint), policyOf(item), ctx.now().getTime());
  const decision = decisions.find(({ id }) => id === point.id);
  if (!decision) return null;
  if ("prune" in decision) return { isKept: false, because: decision.prune, since: isoOf(decision.sinceMs) };
  return {
    isKept: true,
    reasons: decision.keep.map((reason) => ({
      because: reason.because,
      until: "untilMs" in reason ? isoOf(reason.untilMs) : null,
    })),
  };
}

const isoOf = (ms: number): string => new Date(ms).toISOString();

const loadPoints = (ctx: ServiceContext, virtualMachineId: string) =>
  ctx.db.restorePoint.findMany({
    where: { virtualMachineId, deletedAt: null },
    select: {
      id: true,
      takenAt: true,
      provisioningState: true,
      pinned: true,
      keepUntil: true,
      run: { select: { trigger: true } },
    },
    orderBy: [{ takenAt: "desc" }, { id: "desc" }],
    take: pointsMax,
  });

type PointRow = Awaited<ReturnType<typeof loadPoints>>[number];

const states: Record<string, RetentionPoint["state"]> = { Creating: "creating", Succeeded: "good" };

/** `keepUntil` of a scheduled run is what the policy said that day; only on demand it is somebody's own choice. */
const toRetentionPoint = ({ id, takenAt, provisioningState, pinned, keepUntil, run }: PointRow): RetentionPoint => ({
  id,
  takenAtMs: takenAt.getTime(),
  state: states[provisioningState] ?? "failed",
  isForeign: run === null,
  isPinned: pinned,
  usedBy: null,
  expiresAtMs: run?.trigger === "OnDemand" ? (keepUntil?.getTime() ?? null) : null,
});

const loadItem = (ctx: ServiceContext, virtualMachineId: string) =>
  ctx.db.protectedItem.findUnique({
    where: { virtualMachineId },
    select: {
      state: true,
      policy: { select: { versions: { orderBy: { number: "desc" }, take: 1, select: { settings: true } } } },
    },
  });

/** None after Stop protection, which retains the data. */
function policyOf(item: Awaited<ReturnType<typeof loadItem>>): PolicySettings | null {
  if (!item || item.state === "ProtectionStopped") return null;
  return (item.policy.versions[0]?.settings as PolicySettings | undefined) ?? null;
}
