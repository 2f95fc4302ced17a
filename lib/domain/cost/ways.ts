import type { SnapshotRedundancy, VaultRedundancy } from "./price-list.ts";

/** The ways of protecting the same VM. The first is this product's; the others are Azure Backup's, for comparison. */
export const ways = ["RestorePoints", "RestorePointsCopied", "AgentlessVault", "AgentVault"] as const;
export type Way = (typeof ways)[number];

export const wayInWords: Record<Way, string> = {
  RestorePoints: "Restore points",
  RestorePointsCopied: "Restore points, copied to another region",
  AgentlessVault: "Azure Backup, agentless",
  AgentVault: "Azure Backup, agent-based",
};

/** What a person chooses beside the policy. */
export type CostChoices = {
  /** null: zone-redundant where the region has a price for it, else locally redundant. */
  snapshotRedundancy: SnapshotRedundancy | null;
  vaultRedundancy: VaultRedundancy;
  /** ARM name of the region that copies go to; null while none is chosen. */
  copyToRegion: string | null;
};

/** `RA-GRS` in place of the vault's own redundancy is what cross-region restore needs (pricing dossier 3). */
export const defaultChoices: CostChoices = { snapshotRedundancy: null, vaultRedundancy: "GRS", copyToRegion: null };
