import { explained, restorePointErrors } from "#simulator/causes/restore-point-errors.ts";
import type { OperationError } from "#simulator/world/records.ts";

export type OsType = "Windows" | "Linux";

/**
 * What can be wrong inside a guest, by part and state, in the order in which it shows. Every part is `ok` unless the
 * control port says otherwise. Application-consistent restore points fail with the error; those without one come out
 * less consistent than was asked for.
 */
export type GuestFault = { part: string; state: string; os?: OsType; error?: OperationError };

const { snapshotFailed } = restorePointErrors;

export const guestFaults: readonly GuestFault[] = [
  { part: "osProvisioning", state: "unfinished", error: restorePointErrors.osProvisioning },
  { part: "agent", state: "missing", error: restorePointErrors.agentSilent },
  { part: "agent", state: "stopped", error: restorePointErrors.agentSilent },
  { part: "agent", state: "old", error: explained(snapshotFailed, "The VM agent is out of date.") },
  {
    part: "agent",
    state: "unresponsive",
    error: explained(snapshotFailed, "The VM agent has not reported the snapshot status."),
  },
  {
    part: "agentOptions",
    state: "extensionsOff",
    os: "Linux",
    error: explained(snapshotFailed, "Extensions are switched off in the options of the VM agent (waagent.conf)."),
  },
  {
    part: "appLocker",
    state: "blocking",
    os: "Windows",
    error: explained(snapshotFailed, "AppLocker or antivirus software has stopped IaaSBcdrExtension.exe."),
  },
  {
    part: "machineKeys",
    state: "denied",
    os: "Windows",
    error: explained(snapshotFailed, "The extension has no access to the MachineKeys folder."),
  },
  { part: "network", state: "down", error: restorePointErrors.noNetwork },
  {
    part: "secureChannel",
    state: "broken",
    os: "Windows",
    error: explained(snapshotFailed, "No secure network communication channel could be created."),
  },
  { part: "resources", state: "inadequate", error: restorePointErrors.inadequateResources },
  { part: "vcRedist", state: "missing", os: "Windows", error: restorePointErrors.vcRedist },
  { part: "comPlus", state: "failing", os: "Windows", error: restorePointErrors.comPlus },
  { part: "comPlus", state: "outOfMemory", os: "Windows", error: restorePointErrors.comPlusMemory },
  { part: "msdtc", state: "unreachable", os: "Windows", error: restorePointErrors.msdtc },
  { part: "vssWriters", state: "bad", os: "Windows", error: restorePointErrors.vssWriters },
  { part: "vssWriters", state: "failing", os: "Windows" },
  {
    part: "bitLocker",
    state: "locked",
    os: "Windows",
    error: explained(snapshotFailed, "A drive is locked by BitLocker."),
  },
  {
    part: "fsFreeze",
    state: "failing",
    os: "Linux",
    error: explained(snapshotFailed, "One or more mount points could not be frozen."),
  },
  { part: "scripts", state: "failing", os: "Linux" },
  { part: "scripts", state: "working", os: "Linux" },
  { part: "snapshotStatus", state: "unknown", error: restorePointErrors.internalError },
  { part: "snapshotModule", state: "corrupt", error: restorePointErrors.internalOperation },
  {
    part: "snapshotExtension",
    state: "stuckInDeletion",
    error: explained(snapshotFailed, "The snapshot extension is in deletion state."),
  },
];

/** The first thing in a guest that makes a snapshot fail. */
export function firstGuestError(guest: Record<string, string>): OperationError | undefined {
  return guestFaults.find(({ part, state, error }) => error && guest[part] === state)?.error;
}

/** States that a part of a guest with this operating system can have beside `ok`; undefined when it has no such part. */
export function statesOf(part: string, os: OsType): string[] | undefined {
  const states = guestFaults.filter((fault) => fault.part === part && (fault.os ?? os) === os);
  return states.length === 0 ? undefined : states.map(({ state }) => state);
}

export const guestParts: readonly string[] = [...new Set(guestFaults.map(({ part }) => part))];
