import { defineRules, type Match, onDisks, type Subject } from "#lib/domain/eligibility/rule.ts";
import { byProfile, inBothModes } from "#lib/domain/eligibility/severity.ts";
import { theDisks } from "#lib/domain/eligibility/wording.ts";

/** Encryption of the disks, and who may read their data. */
export const diskAccessRules = defineRules([
  {
    id: "E36",
    title: "Azure Disk Encryption",
    condition: "A disk is encrypted inside the guest, or the Azure Disk Encryption extension is installed.",
    severity: inBothModes("warning"),
    sources: ["compute-matrix", "backup-matrix"],
    remedy:
      "Keep the keys and secrets in Key Vault as long as the points live; a restore needs them. Single files cannot be recovered.",
    check: findGuestEncryption,
  },
  {
    id: "E37",
    title: "Customer-managed key",
    condition: "An included disk is encrypted with a customer-managed key.",
    severity: inBothModes("warning"),
    sources: ["compute-matrix", "compute-troubleshooting"],
    remedy:
      "Keep the disk encryption set, its key and Key Vault in place, and choose the encryption again when restoring.",
    check: onDisks(
      (disk) => customerKeyTypes.includes(disk.encryptionType ?? ""),
      (disks) =>
        `A restore point does not carry over the key setting of ${theDisks("disk", disks)}, and creating one fails when the key cannot be reached.`,
    ),
  },
  {
    id: "E38",
    title: "Encryption at host",
    condition: "Encryption at host is switched on.",
    severity: inBothModes(null),
    sources: ["compute-matrix"],
    remedy: "Nothing to do: it is supported in both modes.",
  },
  {
    id: "E39",
    title: "Disk data access through Entra ID",
    condition: "An included disk allows data access with Microsoft Entra authentication only.",
    severity: inBothModes(byProfile("blocker", "warning")),
    excludable: true,
    sources: ["backup-enhanced", "backup-matrix"],
    remedy: "Switch the data access authentication mode of the disk off, or leave the disk out.",
    check: onDisks(
      (disk) => disk.dataAccessAuthMode === "AzureActiveDirectory",
      (disks) =>
        `Azure Backup fails on ${theDisks("disk", disks)} with Entra data access; Compute documents nothing about it.`,
    ),
  },
  {
    id: "E40",
    title: "Private disk access",
    condition: "An included disk can be exported through a private endpoint only.",
    severity: inBothModes("info"),
    sources: ["backup-matrix", "compute-copy"],
    remedy: "Nothing to do for backups. Do not plan a copy to another region, and export through the private endpoint.",
    check: onDisks(
      (disk) => disk.networkAccessPolicy === "AllowPrivate" || disk.diskAccessId !== null,
      (disks) =>
        `Points of ${theDisks("disk", disks)} cannot be copied to another region and are readable only through the disk access resource.`,
    ),
  },
  {
    id: "E41",
    title: "Disk export blocked",
    condition: "Public network access to an included disk is disabled, or its network access policy denies all.",
    severity: inBothModes("info"),
    sources: ["backup-matrix", "spec-disk"],
    remedy: "Nothing to do for backups. Allow access on the restored disk when you need to download its content.",
    check: onDisks(
      (disk) => disk.publicNetworkAccess === "Disabled" || disk.networkAccessPolicy === "DenyAll",
      (disks) =>
        `Backup works, but the content of ${theDisks("disk", disks)} cannot be downloaded over the public network.`,
    ),
  },
]);

const customerKeyTypes: readonly string[] = [
  "EncryptionAtRestWithCustomerKey",
  "EncryptionAtRestWithPlatformAndCustomerKeys",
];

function findGuestEncryption({ vm, included }: Subject): Match | null {
  const disks = included.filter((disk) => disk.adeEnabled);
  const extension = vm.agent.installedExtensions?.find((type) => type.startsWith("AzureDiskEncryption"));
  if (disks.length === 0 && !extension) return null;
  const where = disks.length > 0 ? theDisks("disk", disks) : `${vm.name} (extension ${extension})`;
  return {
    meaning: `The guest encrypts ${where}; restored disks stay locked without the keys of today.`,
    disks,
    until: null,
  };
}
