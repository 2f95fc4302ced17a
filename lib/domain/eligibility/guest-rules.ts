import { azureBackupLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { defineRules, type Subject, when } from "#lib/domain/eligibility/rule.ts";
import { byMode, inApplicationMode, inBothModes, inCrashMode } from "#lib/domain/eligibility/severity.ts";
import { listed } from "#lib/domain/eligibility/wording.ts";
import { isRefusedGuest, isSupportedGuest } from "#lib/domain/vm/guest-os.ts";

const isKnownOff = ({ vm }: Subject): boolean => vm.powerState !== "running" && vm.powerState !== "unknown";

/** A capability of the size below the minimum; false while either is unknown. */
const isBelow = ({ size }: Subject, capability: string, minimum: number): boolean =>
  Number(size?.capabilities[capability] ?? minimum) < minimum;

/** Guest, agent and run state. Crash-consistent points need neither agent nor guest, hence the fallback. */
export const guestRules = defineRules([
  {
    id: "E60",
    title: "VM agent not ready",
    condition: "The VM runs, but its agent is missing or does not report Ready.",
    severity: inApplicationMode("blocker"),
    sources: ["compute-troubleshooting", "spec-vm"],
    remedy:
      "Install, start or update the Azure VM agent in the guest, or use crash-consistent mode, which needs no agent.",
    // A VM that is switched off has no agent to ask: E63 then says what it gets instead.
    check: when(
      (subject) => !isKnownOff(subject) && ["missing", "notReady"].includes(subject.vm.agent.state),
      ({ vm }) =>
        vm.agent.state === "missing"
          ? `${vm.name} reports no VM agent, without which no application-consistent point can be taken.`
          : `The VM agent of ${vm.name}${vm.agent.version ? ` (version ${vm.agent.version})` : ""} does not report Ready.`,
    ),
  },
  {
    id: "E61",
    title: "Extensions not allowed",
    condition: "The OS profile forbids the VM agent or extension operations.",
    severity: inApplicationMode("blocker"),
    note: "inference",
    sources: ["compute-extension"],
    remedy: "Allow extension operations and the VM agent in the OS profile, or use crash-consistent mode.",
    check: when(
      ({ vm }) => !vm.agent.provisionAllowed || !vm.agent.extensionsAllowed,
      ({ vm }) =>
        `${vm.name} has ${vm.agent.provisionAllowed ? "allowExtensionOperations" : "provisionVMAgent"} set to false, so the snapshot extension cannot run.`,
    ),
  },
  {
    id: "E62",
    title: "Failed extension",
    condition: "An extension of the VM, the snapshot extension included, is in a failed state.",
    severity: inApplicationMode("blocker"),
    sources: ["compute-extension", "compute-troubleshooting"],
    remedy: "Repair or remove the failed extensions, or use crash-consistent mode.",
    check: when(
      ({ vm }) => vm.agent.failedExtensions.length > 0,
      ({ vm }) =>
        `Azure starts the snapshot only after all extensions have succeeded; on ${vm.name} these failed: ${listed(vm.agent.failedExtensions)}.`,
    ),
  },
  {
    id: "E63",
    title: "VM not running",
    condition: "The power state of the VM is known and is not running.",
    severity: byMode("warning", "info"),
    sources: ["backup-matrix", "backup-introduction", "compute-troubleshooting"],
    remedy: "Start the VM before an application-consistent backup. For crash-consistent mode there is nothing to do.",
    check: when(isKnownOff, ({ vm }) => `${vm.name} is ${vm.powerState}, so the result is a crash-consistent point.`),
  },
  {
    id: "E64",
    title: "VM in failed state",
    condition: "The provisioning state of the VM is Failed.",
    severity: byMode("warning", "info"),
    sources: ["backup-introduction"],
    remedy: "Open the VM in the Azure portal and choose Reapply.",
    check: when(
      ({ vm }) => vm.provisioningState === "Failed",
      ({ vm }) => `The last change of ${vm.name} failed; expect a crash-consistent point until the VM is repaired.`,
    ),
  },
  {
    id: "E65",
    title: "VM operation in progress",
    condition: "The provisioning state of the VM is Creating, Updating or Deleting.",
    severity: inBothModes("blocker"),
    passing: true,
    sources: ["compute-troubleshooting", "backup-introduction"],
    remedy: "Wait until the operation is over.",
    check: when(
      ({ vm }) => ["Creating", "Updating", "Deleting"].includes(vm.provisioningState),
      ({ vm }) => `${vm.name} is in the state ${vm.provisioningState}; Azure takes no restore point meanwhile.`,
    ),
  },
  {
    id: "E66",
    title: "Guest without agent support",
    condition:
      "The guest names itself as CoreOS or as 32-bit. A Linux proxy without Python cannot be seen from outside.",
    severity: inApplicationMode("blocker"),
    sources: ["compute-matrix", "backup-matrix"],
    remedy: "Use crash-consistent mode, which does not depend on the operating system.",
    check: when(
      ({ vm }) => isRefusedGuest(vm.osName),
      ({ vm }) => `The guest of ${vm.name} is ${vm.osName}, which the snapshot extension does not support.`,
    ),
  },
  {
    id: "E67",
    title: "Guest not on the support list",
    condition:
      "The guest is none of Windows Server 2012 to 2025, Windows 10 or 11, or a Linux distribution endorsed on Azure.",
    severity: inApplicationMode("warning"),
    note: "inference",
    sources: ["compute-matrix", "backup-matrix"],
    remedy: "Test a restore of an application-consistent point, or use crash-consistent mode.",
    check: when(
      ({ vm }) => vm.osName !== null && !isRefusedGuest(vm.osName) && !isSupportedGuest(vm.osName),
      ({ vm }) => `The guest of ${vm.name} is ${vm.osName}, for which Azure promises no application-consistent points.`,
    ),
  },
  {
    id: "E68",
    title: "Linux without scripts",
    condition: "The guest is known to be Linux without pre and post scripts.",
    severity: inApplicationMode("info"),
    sources: ["compute-restore-points", "backup-introduction"],
    remedy: "Configure pre and post scripts in the guest if the application has to be quiesced.",
    check: when(
      ({ vm }) => vm.osType === "Linux" && vm.agent.prePostScripts === false,
      ({ vm }) => `Without pre and post scripts the points of ${vm.name} are file-system consistent at best.`,
    ),
  },
  {
    id: "E69",
    title: "Scripts are not run",
    condition: "The guest is known to have pre and post scripts.",
    severity: inCrashMode("warning"),
    sources: ["overview-crash", "backup-scenarios"],
    remedy: "Use application-consistent mode if the application relies on its scripts.",
    check: when(
      ({ vm }) => vm.agent.prePostScripts === true,
      ({ vm }) => `Crash-consistent points do not run the pre and post scripts of ${vm.name}.`,
    ),
  },
  {
    id: "E70",
    title: "Software-defined storage in the guest",
    condition:
      "The guest uses Storage Spaces, Storage Spaces Direct, cluster shared volumes, ZFS pools or container mounts.",
    severity: inBothModes("info"),
    sources: ["backup-matrix"],
    remedy: "Prove it by a restore before you rely on it; Azure Backup calls these unsupported or unsafe.",
  },
  {
    id: "E71",
    title: "Very small VM",
    condition: "The size has fewer than 2 vCPUs or less than 1 GB of memory.",
    severity: inBothModes("info"),
    sources: ["backup-matrix"],
    remedy: "Nothing to do for restore points. Azure Backup itself asks for 2 vCPUs and 1 GB.",
    check: when(
      (subject) =>
        isBelow(subject, "vCPUs", azureBackupLimits.vCpus) || isBelow(subject, "MemoryGB", azureBackupLimits.memoryGb),
      ({ vm }) => `${vm.size} is below the minimum that Azure Backup states; Compute has none.`,
    ),
  },
]);
