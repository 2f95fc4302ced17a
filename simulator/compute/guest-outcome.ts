import { firstGuestError } from "#simulator/causes/guest-faults.ts";
import { explained, restorePointErrors } from "#simulator/causes/restore-point-errors.ts";
import type { ConsistencyMode, OperationError, RequestedMode, VirtualMachine } from "#simulator/world/records.ts";

/** `withoutWriters` is the machine's new count of attempts that are made without the VSS writers. */
export type GuestOutcome = { obtained: ConsistencyMode; failure?: OperationError; withoutWriters?: number };

/** After a VSS writer has failed, so many more points are taken without them, whatever has become of the writer. */
const attemptsWithoutWriters = 3;

/**
 * What the guest makes of a request. Failures of the guest come late, as a failed operation. A machine that is not
 * running cannot quiesce anything, so its point is crash-consistent; a crash-consistent point does not ask the guest.
 */
export function guestOutcome(
  vm: VirtualMachine,
  mode: RequestedMode = "application",
  withoutWriters = 0,
): GuestOutcome {
  const { runtime, properties } = vm;
  if (mode === "crash" || runtime.powerState !== "running" || properties.provisioningState === "Failed")
    return { obtained: "CrashConsistent" };
  const isWindows = properties.storageProfile.osDisk.osType === "Windows";
  const failure = guestFailure(vm);
  if (failure) return { obtained: isWindows ? "ApplicationConsistent" : "FileSystemConsistent", failure };
  return isWindows ? windowsOutcome(runtime.guest?.["vssWriters"] === "failing", withoutWriters) : linuxOutcome(vm);
}

function windowsOutcome(isWriterFailing: boolean, withoutWriters: number): GuestOutcome {
  if (withoutWriters > 0) return { obtained: "FileSystemConsistent", withoutWriters: withoutWriters - 1 };
  if (isWriterFailing) return { obtained: "FileSystemConsistent", withoutWriters: attemptsWithoutWriters };
  return { obtained: "ApplicationConsistent" };
}

/** Without scripts that work, Linux has its file systems frozen and no more. */
function linuxOutcome({ runtime }: VirtualMachine): GuestOutcome {
  const scripts = runtime.guest?.["scripts"] ?? (runtime.hasConsistencyScripts ? "working" : "ok");
  return { obtained: scripts === "working" ? "ApplicationConsistent" : "FileSystemConsistent" };
}

function guestFailure({ runtime, properties }: VirtualMachine): OperationError | undefined {
  const failure = runtime.guest && firstGuestError(runtime.guest);
  if (failure) return failure;
  if (runtime.agent === null || runtime.agent.status !== "Ready") return restorePointErrors.agentSilent;
  if (properties.osProfile?.allowExtensionOperations === false) {
    return {
      code: "VMRestorePointClientError",
      message:
        "Creation of Restore Point failed because extension operations are disallowed on the VM, so the VMSnapshot extension could not be installed.",
    };
  }
  const failed = runtime.extensions.find((extension) => extension.failedWith !== undefined);
  if (failed === undefined) return undefined;
  return explained(
    restorePointErrors.snapshotFailed,
    `The extension '${failed.name}' has not been provisioned successfully.`,
  );
}
