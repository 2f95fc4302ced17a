import { Banner } from "#components/feedback/banner.tsx";
import { fallbackAlertAfter } from "#lib/domain/policy/attempt-rules.ts";

/** A policy that has quietly become crash-consistent must not stay quiet. */
export function FallbackNotice({ streak }: { streak: number }) {
  if (streak < fallbackAlertAfter) return null;
  return (
    <Banner tone="warning" title={`The last ${streak} backups fell back to crash-consistent`}>
      The guest could not be brought to rest (agent, VSS writers or scripts); the latest job says why. Repair it in the
      VM, or give the VM a policy that asks for crash-consistent snapshots only.
    </Banner>
  );
}
