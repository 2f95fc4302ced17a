export type StartFacts = {
  vmName: string;
  disappearedAt: Date | null;
  protection: "none" | "stopped" | "paused" | "active";
  hasActiveRun: boolean;
};

/** Why a backup cannot even begin, as a sentence; null when it can. Everything else is judged by the run on fresh facts. */
export function decideStart(facts: StartFacts): string | null {
  const { vmName } = facts;
  if (facts.disappearedAt) {
    return `${vmName} is no longer in Azure's inventory, so there is nothing to back up. Sync the inventory if it should be.`;
  }
  if (facts.protection === "none") return `${vmName} is not protected yet. Configure backup for it first.`;
  if (facts.protection === "stopped") {
    return `Protection of ${vmName} is stopped. Resume it by Configure backup, then run Backup now.`;
  }
  if (facts.hasActiveRun) {
    return `A backup of ${vmName} is already queued or in progress. Azure takes one restore point of a VM at a time.`;
  }
  return null;
}
