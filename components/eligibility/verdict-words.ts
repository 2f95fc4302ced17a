import { CircleAlert, CircleCheck, CircleDashed, CircleX, Clock, type LucideIcon, Scissors } from "lucide-react";
import type { Tone } from "#components/ui/tone.ts";
import type { VerdictDto } from "#lib/contracts/vms.ts";
import type { Profile, Severity, Verdict } from "#lib/domain/eligibility/assessment.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";

export const verdictWords: Record<Verdict, string> = {
  eligible: "Eligible",
  eligibleWithWarnings: "With warnings",
  blocked: "Not eligible",
};

/** Short for columns and tabs; the policy form uses Azure's full sentences. */
export const modeWords: Record<RequestableMode, string> = {
  CrashConsistent: "Crash-consistent",
  ApplicationConsistent: "Application-consistent",
};

export const severityWords: Record<Severity, string> = { blocker: "Blocker", warning: "Warning", info: "Note" };

export const severityTones: Record<Severity, Tone> = { blocker: "danger", warning: "warning", info: "info" };

export const profileWords: Record<Profile, { name: string; explanation: string }> = {
  azureBackupParity: {
    name: "Azure Backup parity",
    explanation:
      "What Azure Backup supports. It refuses exactly where Microsoft does not guarantee one point in time over all disks, such as sizes on Azure Boost.",
  },
  compute: {
    name: "Compute",
    explanation:
      "What the restore point API accepts. More VMs are eligible, and some of them only with a warning that their disks may not be of the same instant.",
  },
};

type Look = { tone: Tone; icon: LucideIcon; words: string };

export function verdictLook(verdict: Pick<VerdictDto, "verdict" | "waits" | "isLiftable"> | null): Look {
  if (!verdict) return { tone: "neutral", icon: CircleDashed, words: "Not assessed" };
  if (verdict.isLiftable) return { tone: "warning", icon: Scissors, words: "Without some disks" };
  if (verdict.waits) return { tone: "info", icon: Clock, words: "Eligible later" };
  const words = verdictWords[verdict.verdict];
  switch (verdict.verdict) {
    case "eligible":
      return { tone: "success", icon: CircleCheck, words };
    case "eligibleWithWarnings":
      return { tone: "warning", icon: CircleAlert, words };
    case "blocked":
      return { tone: "danger", icon: CircleX, words };
  }
}
