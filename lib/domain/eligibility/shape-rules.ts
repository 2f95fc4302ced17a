import {
  defineRules,
  onAttachedDisks,
  onDataDisks,
  onDisks,
  type Subject,
  when,
} from "#lib/domain/eligibility/rule.ts";
import { byMode, inBothModes } from "#lib/domain/eligibility/severity.ts";
import { theDisks } from "#lib/domain/eligibility/wording.ts";

const isUniform = ({ vm }: Subject): boolean =>
  vm.scaleSet?.orchestrationMode === "Uniform" || /\/virtualMachineScaleSets\//i.test(vm.type);

/** What kind of resource the VM is. */
export const shapeRules = defineRules([
  {
    id: "E01",
    title: "Classic VM",
    condition: "The VM was made with the classic deployment model.",
    severity: inBothModes("blocker"),
    sources: ["backup-matrix"],
    remedy: "Migrate the VM to Azure Resource Manager, then discover it again.",
    check: when(
      ({ vm }) => vm.type.toLowerCase() === "microsoft.classiccompute/virtualmachines",
      ({ vm }) => `${vm.name} is a classic VM. Restore points exist for Azure Resource Manager VMs only.`,
    ),
  },
  {
    id: "E02",
    title: "Unmanaged disks",
    condition: "The OS disk or a data disk is a VHD file in a storage account instead of a managed disk.",
    severity: inBothModes("blocker"),
    sources: ["compute-matrix", "compute-restore-points"],
    remedy: "Convert the VM to managed disks (stop it, then Disks > Migrate to managed disks).",
    // A VHD has no resource id, so no restore point request could name it as excluded.
    check: onAttachedDisks(
      (disk) => !disk.managed && !disk.ephemeral,
      (disks, { vm }) => `${vm.name} keeps ${theDisks("disk", disks)} as VHD files, which a restore point cannot hold.`,
    ),
  },
  {
    id: "E03",
    title: "Uniform scale set instance",
    condition: "The VM is an instance of a scale set with Uniform orchestration.",
    severity: inBothModes("blocker"),
    sources: ["compute-matrix", "compute-restore-points"],
    remedy:
      "Run the workload in a scale set with Flexible orchestration or on single VMs; Uniform instances have no restore points.",
    check: when(
      isUniform,
      ({ vm }) => `${vm.name} is an instance of a Uniform scale set, which has no restore points.`,
    ),
  },
  {
    id: "E04",
    title: "Flexible scale set member",
    condition: "The VM belongs to a scale set with Flexible orchestration.",
    severity: inBothModes("info"),
    sources: ["compute-matrix", "backup-matrix"],
    remedy: "Protect every VM of the set on its own; do not expect one common instant across them.",
    check: when(
      (subject) => subject.vm.scaleSet !== null && !isUniform(subject),
      ({ vm }) =>
        `${vm.name} is protected by itself: the points of the scale set's VMs are not consistent with each other.`,
    ),
  },
  {
    id: "E05",
    title: "In an availability set",
    condition: "The VM belongs to an availability set.",
    severity: inBothModes("info"),
    sources: ["compute-matrix", "backup-matrix"],
    remedy:
      "Protect every VM of the set. When restoring, name the availability set in the template that creates the VM.",
    check: when(
      ({ vm }) => vm.availabilitySetId !== null,
      ({ vm }) => `A restored copy of ${vm.name} is outside its availability set unless it is created inside it.`,
    ),
  },
  {
    id: "E06",
    title: "Confidential VM",
    condition: "The security type of the VM is ConfidentialVM.",
    severity: inBothModes("blocker"),
    sources: ["compute-matrix", "backup-confidential", "backup-introduction"],
    remedy:
      "Use Azure Backup where its preview for confidential VMs covers your size and region, or move the workload to a Trusted Launch VM.",
    check: when(
      ({ vm }) => vm.securityType === "ConfidentialVM",
      ({ vm }) => `${vm.name} (${vm.size}) is a confidential VM; restore points do not support these in any mode.`,
    ),
  },
  {
    id: "E07",
    title: "Trusted Launch",
    condition: "The security type of the VM is TrustedLaunch.",
    severity: inBothModes("info"),
    sources: ["compute-matrix", "backup-scenarios"],
    remedy: "Nothing to do now. Create the restored VM with the security type Trusted Launch.",
    check: when(
      ({ vm }) => vm.securityType === "TrustedLaunch",
      ({ vm }) => `${vm.name} uses Trusted Launch, which is supported; a restored VM has to use it as well.`,
    ),
  },
  {
    id: "E08",
    title: "Ephemeral OS disk",
    condition: "The OS disk lives on the host's local storage.",
    severity: inBothModes("blocker"),
    excludable: true,
    sources: ["compute-matrix", "compute-restore-points", "backup-scenarios"],
    remedy:
      "Redeploy the VM with a managed OS disk. Under the Compute profile you may instead leave the OS disk out and protect the data disks alone.",
    check: onDisks(
      (disk) => disk.role === "os" && disk.ephemeral,
      (disks, { vm }) =>
        `${vm.name} boots from ${theDisks("ephemeral disk", disks)}, which has nothing a snapshot could be taken of.`,
    ),
  },
  {
    id: "E09",
    title: "Secured OS disk attached as data",
    condition: "A data disk carries the security type of a Trusted Launch or confidential OS disk.",
    severity: inBothModes("blocker"),
    excludable: true,
    sources: ["backup-matrix", "compute-matrix"],
    remedy: "Detach the disk, or leave it out of the backup.",
    check: onDataDisks(
      ({ securityType }) => securityType === "TrustedLaunch" || (securityType?.startsWith("ConfidentialVM") ?? false),
      (disks, { vm }) =>
        `${vm.name} has ${theDisks("disk", disks)} as data, made from a Trusted Launch or confidential OS disk.`,
    ),
  },
  {
    id: "E10",
    title: "Spot VM",
    condition: "The priority of the VM is Spot or Low.",
    severity: inBothModes("info"),
    sources: ["compute-matrix", "backup-matrix"],
    remedy: "Nothing to do now. Choose Spot again when restoring, if you still want its price and its evictions.",
    check: when(
      ({ vm }) => vm.priority !== "Regular",
      ({ vm }) => `${vm.name} runs at ${vm.priority} priority; Azure Backup restores such a VM as a regular one.`,
    ),
  },
  {
    id: "E11",
    title: "Shapes without effect",
    condition:
      "Dedicated host, proximity placement group, Marketplace or custom image, hybrid benefit, accelerated networking, generation 2.",
    severity: inBothModes(null),
    sources: ["compute-matrix"],
    remedy: "Nothing to do: all of these are supported in both modes.",
  },
  {
    id: "E12",
    title: "In an Extended Zone",
    condition: "The VM runs in an Azure Extended Zone.",
    severity: byMode("warning", "info"),
    sources: ["backup-matrix"],
    remedy: "Choose crash-consistent restore points for VMs in Extended Zones.",
    check: when(
      ({ vm }) => vm.extendedLocation !== null,
      ({ vm }) =>
        `${vm.name} runs in the Extended Zone ${vm.extendedLocation}, where snapshots are crash-consistent only.`,
    ),
  },
  {
    id: "E13",
    title: "Marketplace plan",
    condition: "The VM was bought with a Marketplace plan.",
    severity: inBothModes("info"),
    sources: ["backup-matrix"],
    remedy:
      "Before you need it, check that the plan is still sold and its terms are accepted in the target subscription.",
    check: when(
      ({ vm }) => vm.plan !== null,
      ({ vm }) =>
        `Restoring ${vm.name} as a VM needs the plan ${vm.plan?.publisher}/${vm.plan?.product}/${vm.plan?.name}; once withdrawn, only its disks can be restored.`,
    ),
  },
]);
