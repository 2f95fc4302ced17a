import type { Json } from "#lib/std/json.ts";
import type { JudgedVm, PolicyChangePlan } from "./load-policy-change.ts";

/** A change that nobody was shown a plan of has no fingerprint. */
type Recorded = Pick<PolicyChangePlan, "judged" | "unjudged"> & { fingerprint: string | null };

/** What a change keeps of the plan that it applied: enough to say later what was shown, and to whom it was worth it. */
export const planRecord = (
  { judged, unjudged, fingerprint }: Recorded,
  { plannedAt, acceptedWarnings }: { plannedAt: string; acceptedWarnings: string[] },
): { [key: string]: Json } => ({
  plannedAt,
  fingerprint,
  acceptedWarnings,
  vms: [...judged.map(recordOf), ...unjudged.map(({ vmId, name }) => ({ vmId, name, standing: "notJudged" }))],
});

const recordOf = ({ candidate: { row }, effect }: JudgedVm): Json => ({
  vmId: row.id,
  name: row.name,
  standing: effect.standing,
  verdict: effect.verdict,
  refusal: effect.refusal,
  goes: effect.goes.map(({ id }) => id),
  comesBack: effect.comesBack.map(({ id }) => id),
});

/** VMs of which points go into the bin, or come back out. */
export const changedPoints = (judged: readonly JudgedVm[]): string[] =>
  judged
    .filter(({ effect }) => effect.goes.length + effect.comesBack.length > 0)
    .map(({ candidate }) => candidate.row.id);
