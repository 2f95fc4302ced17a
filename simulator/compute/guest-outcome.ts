import type { ConsistencyMode, VirtualMachine } from "#simulator/world/records.ts";

type Outcome = { obtained: ConsistencyMode; failure?: { code: string; message: string } };

/**
 * What the guest makes of an application-consistent request. Failures of the guest come late, as a failed operation.
 * A machine that is not running cannot quiesce anything, so its point is crash-consistent.
 */
export function guestOutcome(vm: VirtualMachine): Outcome {
  const { runtime, properties } = vm;
  if (runtime.powerState !== "running" || properties.provisioningState === "Failed")
    return { obtained: "CrashConsistent" };
  const isWindows = properties.storageProfile.osDisk.osType === "Windows";
  const obtained = isWindows || runtime.hasConsistencyScripts ? "ApplicationConsistent" : "FileSystemConsistent";
  const failure = guestFailure(vm);
  return { obtained, ...(failure && { failure }) };
}

function guestFailure({ runtime, properties }: VirtualMachine): Outcome["failure"] {
  if (runtime.agent === null || runtime.agent.status !== "Ready") {
    return {
      code: "VMAgentStatusCommunicationError",
      message:
        "VM has not reported status for VM agent or extensions. Please verify that the VM has a running VM agent, and can establish outbound connections to Azure storage.",
    };
  }
  if (properties.osProfile?.allowExtensionOperations === false) {
    return {
      code: "VMRestorePointClientError",
      message:
        "Creation of Restore Point failed because extension operations are disallowed on the VM, so the VMSnapshot extension could not be installed.",
    };
  }
  const failed = runtime.extensions.find((extension) => extension.failedWith !== undefined);
  if (failed === undefined) return undefined;
  return {
    code: "VMRestorePointInternalError",
    message: `Restore Point creation failed due to an internal execution error while creating VM snapshot: the extension '${failed.name}' has not been provisioned successfully. Please retry the operation.`,
  };
}
