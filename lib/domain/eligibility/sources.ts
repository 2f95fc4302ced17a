/** The documents behind the rules: where they live and the date they carry. A later edit of a document is an edit here. */
const sources = {
  "overview-crash": {
    title:
      "MicrosoftDocs/azure-docs articles/backup/backup-azure-vms-agentless-multi-disk-crash-consistent-overview.md",
    date: "2025-07-25",
  },
  "backup-scenarios": {
    title:
      "MicrosoftDocs/azure-docs includes/backup-azure-agentless-multi-disk-crash-consistent-vm-backup-support-scenarios.md",
    date: "2024-03-13",
  },
  "backup-matrix": {
    title: "MicrosoftDocs/azure-docs articles/backup/backup-support-matrix-iaas.md",
    date: "2026-01-28",
  },
  "backup-confidential": {
    title: "MicrosoftDocs/azure-docs includes/confidential-vm-backup-support-matrix.md",
    date: "2026-01-28",
  },
  "backup-introduction": {
    title: "MicrosoftDocs/azure-docs articles/backup/backup-azure-vms-introduction.md",
    date: "2026-01-28",
  },
  "backup-enhanced": {
    title: "MicrosoftDocs/azure-docs articles/backup/backup-azure-vms-enhanced-policy.md",
    date: "2025-06-11",
  },
  "backup-migrate": {
    title: "MicrosoftDocs/azure-docs articles/backup/backup-azure-vm-migrate-enhanced-policy.md",
    date: "2025-06-24",
  },
  "backup-selective": {
    title: "MicrosoftDocs/azure-docs articles/backup/selective-disk-backup-restore.md",
    date: "2026-01-23",
  },
  "backup-instant": {
    title: "MicrosoftDocs/azure-docs articles/backup/backup-instant-restore-capability.md",
    date: "2025-06-16",
  },
  "compute-matrix": {
    title:
      "MicrosoftDocs/azure-compute-docs articles/virtual-machines/concepts-restore-points.md (rows on sizes are of 2025-11 or later)",
    date: "2022-07-05",
  },
  "compute-restore-points": {
    title:
      "MicrosoftDocs/azure-compute-docs articles/virtual-machines/virtual-machines-create-restore-points.md (text of 2026)",
    date: "2023-11-06",
  },
  "compute-extension": {
    title:
      "MicrosoftDocs/azure-compute-docs articles/virtual-machines/virtual-machines-restore-points-vm-snapshot-extension.md (text of 2026)",
    date: "2023-11-02",
  },
  "compute-copy": {
    title: "MicrosoftDocs/azure-compute-docs articles/virtual-machines/virtual-machines-restore-points-copy.md",
    date: "2023-11-02",
  },
  "compute-troubleshooting": {
    title: "MicrosoftDocs/azure-compute-docs articles/virtual-machines/restore-point-troubleshooting.md",
    date: "2023-04-12",
  },
  "compute-instant-access": {
    title: "MicrosoftDocs/azure-compute-docs articles/virtual-machines/disks-instant-access-snapshots.md",
    date: "2026-08-17",
  },
  "compute-incremental": {
    title: "MicrosoftDocs/azure-compute-docs articles/virtual-machines/disks-incremental-snapshots.md",
    date: "2024-12-09",
  },
  "compute-incremental-limits": {
    title:
      "MicrosoftDocs/azure-compute-docs articles/virtual-machines/includes/virtual-machines-disks-incremental-snapshots-restrictions.md",
    date: "2024-12-11",
  },
  "compute-size-names": {
    title: "MicrosoftDocs/azure-compute-docs articles/virtual-machines/vm-naming-conventions.md",
    date: "2023-05-01",
  },
  "basic-protection": { title: "Azure/basic-data-protection-for-Azure-VMs", date: "2026-02-04" },
  "spec-vm": {
    title: "Azure/azure-rest-api-specs ComputeRP/stable/2024-07-01/virtualMachine.json",
    date: "2024-07-01",
  },
  "spec-disk": { title: "Azure/azure-rest-api-specs DiskRP/stable/2024-03-02/disk.json", date: "2024-03-02" },
  "spec-backup": {
    title: "Azure/azure-rest-api-specs recoveryservicesbackup stable/2024-04-01/bms.json",
    date: "2024-04-01",
  },
  /** No document says so: our own conclusion or recommendation. */
  stillpoint: { title: "Stillpoint, from the behaviour of Azure Resource Manager", date: "2026-11-22" },
} as const satisfies Record<string, { title: string; date: string }>;

export type SourceTag = keyof typeof sources;

export const titlesOf = (tags: readonly SourceTag[]): string => tags.map((tag) => sources[tag].title).join("; ");

/** Date of the newest document named. */
export const newestDateOf = (tags: readonly SourceTag[]): string =>
  tags
    .map((tag) => sources[tag].date)
    .toSorted()
    .at(-1) ?? "";
