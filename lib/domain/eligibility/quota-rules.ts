import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { defineRules, type Subject, waiting, when } from "#lib/domain/eligibility/rule.ts";
import { inApplicationMode, inBothModes, inCrashMode } from "#lib/domain/eligibility/severity.ts";
import { utc } from "#lib/domain/eligibility/wording.ts";

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
const oldestFirst = (left: Date, right: Date): number => left.getTime() - right.getTime();
const pointsOf = ({ surroundings }: Subject): number => surroundings.restorePointCount ?? 0;

function intervalEnd({ mode, surroundings }: Subject): Date | null {
  const last = mode === "CrashConsistent" ? surroundings.lastCrashPointAt : surroundings.lastApplicationPointAt;
  return last && after(last, azureLimits.minIntervalMs[mode]);
}

/** When the request that fills the budget leaves the window of one hour. */
function requestBudgetEnd({ mode, surroundings }: Subject): Date | null {
  const requests =
    mode === "CrashConsistent" ? surroundings.crashRequestsLastHour : surroundings.applicationRequestsLastHour;
  const filling = requests.toSorted(oldestFirst).at(-azureLimits.creationRequestsPerHour);
  return filling ? after(filling, azureLimits.requestWindowMs) : null;
}

/** Azure's clocks and counters: one creation at a time, minimum intervals, requests per hour, points per VM. */
export const quotaRules = defineRules([
  {
    id: "E80",
    title: "Another restore point in progress",
    condition: "A restore point of the VM is being created, in whichever collection.",
    severity: inBothModes("blocker"),
    passing: true,
    sources: ["compute-restore-points", "compute-troubleshooting"],
    remedy: "Wait until it is finished: Azure creates one restore point per VM at a time.",
    check: when(
      ({ surroundings }) => surroundings.creationInProgress,
      ({ vm }) => `Another restore point of ${vm.name} is being created.`,
    ),
  },
  {
    id: "E81",
    title: "Last application point too recent",
    condition: "The last application-consistent point is younger than 3 hours.",
    severity: inApplicationMode("blocker"),
    passing: true,
    sources: ["compute-matrix"],
    remedy: "Wait, or space the schedule at least 3 hours apart.",
    check: waiting(
      intervalEnd,
      ({ vm }, until) =>
        `Azure takes an application-consistent point of ${vm.name} every 3 hours at most; next from ${utc(until)}.`,
    ),
  },
  {
    id: "E82",
    title: "Last crash-consistent point too recent",
    condition: "The last crash-consistent point is younger than 1 hour.",
    severity: inCrashMode("blocker"),
    passing: true,
    sources: ["compute-matrix"],
    remedy: "Wait, or space the schedule at least 1 hour apart.",
    check: waiting(
      intervalEnd,
      ({ vm }, until) =>
        `Azure takes a crash-consistent point of ${vm.name} every hour at most; next from ${utc(until)}.`,
    ),
  },
  {
    id: "E83",
    title: "Three requests within the hour",
    condition: "Three creation requests of this mode were sent for the VM within the last hour.",
    severity: inBothModes("blocker"),
    passing: true,
    sources: ["compute-restore-points"],
    remedy: "Wait for the next slot. Another tool that backs up this VM shares the budget.",
    check: waiting(
      requestBudgetEnd,
      ({ vm }, until) => `3 restore points of ${vm.name} were requested within the hour; next slot ${utc(until)}.`,
    ),
  },
  {
    id: "E84",
    title: "Restore point limit reached",
    condition: "The VM has 500 restore points over all collections, modes and tools.",
    severity: inBothModes("blocker"),
    sources: ["compute-restore-points", "compute-troubleshooting"],
    remedy: "Delete restore points that are not needed, here or in the tool that made them, and shorten the retention.",
    check: when(
      (subject) => pointsOf(subject) >= azureLimits.restorePointsPerVm,
      (subject) =>
        `${subject.vm.name} has ${pointsOf(subject)} restore points; Azure allows ${azureLimits.restorePointsPerVm}.`,
    ),
  },
  {
    id: "E84w",
    title: "Restore point limit near",
    condition: "The VM has 450 or more of its 500 restore points (the threshold can be set).",
    severity: inBothModes("warning"),
    note: "design",
    sources: ["stillpoint"],
    remedy: "Shorten the retention or take points less often before backups stop at the limit.",
    check: when(
      (subject) =>
        pointsOf(subject) >= subject.restorePointWarningAt && pointsOf(subject) < azureLimits.restorePointsPerVm,
      (subject) => `${subject.vm.name} has ${pointsOf(subject)} of ${azureLimits.restorePointsPerVm} restore points.`,
    ),
  },
  {
    id: "E85",
    title: "Collection limit reached",
    condition: "The VM has no collection yet, and the subscription has 10,000 collections in the region.",
    severity: inBothModes("blocker"),
    sources: ["compute-matrix"],
    remedy: "Delete empty restore point collections in this subscription and region.",
    check: when(
      ({ surroundings }) =>
        !surroundings.collectionExists && (surroundings.collectionsInRegion ?? 0) >= azureLimits.collectionsPerRegion,
      ({ vm, surroundings }) =>
        `${vm.name} needs a new collection, but ${vm.location} already has ${surroundings.collectionsInRegion} in this subscription.`,
    ),
  },
]);
