import type { PolicyTerms } from "./cost-inputs.ts";

/** What Azure Backup would do for the same policy: snapshots for instant restore, and recovery points in a vault. */
type AzureBackupTerms = { snapshots: PolicyTerms; vault: PolicyTerms };

/** Azure Backup wants a daily retention of at least a week (backup-azure-vms-enhanced-policy). */
const leastDailyDays = 7;
const remembered = new WeakMap<PolicyTerms, AzureBackupTerms>();

/** Always the same objects for the same policy, because points are remembered by them. */
export function azureBackupTerms(terms: PolicyTerms): AzureBackupTerms {
  const known = remembered.get(terms);
  if (known) return known;
  const { retention, instantRetentionDays } = terms;
  const days = Math.max(retention.daily?.days ?? 0, instantRetentionDays, leastDailyDays);
  const made: AzureBackupTerms = {
    snapshots: { ...terms, retention: { daily: null, weekly: null, monthly: null, yearly: null } },
    vault: { ...terms, instantRetentionDays: 0, retention: { ...retention, daily: { days } } },
  };
  remembered.set(terms, made);
  return made;
}
