import { CirclePause, CircleStop, Clock, ShieldAlert, ShieldCheck, ShieldOff } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { ProtectionState } from "#lib/contracts/protection.ts";

const looks = {
  NotProtected: { tone: "neutral", icon: ShieldOff, words: "Not protected" },
  InitialBackupPending: { tone: "info", icon: Clock, words: "Initial backup pending" },
  Protected: { tone: "success", icon: ShieldCheck, words: "Protected" },
  ProtectionError: { tone: "danger", icon: ShieldAlert, words: "Protection error" },
  ProtectionPaused: { tone: "warning", icon: CirclePause, words: "Protection paused" },
  ProtectionStopped: { tone: "neutral", icon: CircleStop, words: "Protection stopped" },
} as const;

/** Azure Backup's words for the state of an item. Null is a VM without protection. */
export function ProtectionStateBadge({ state }: { state: ProtectionState | null }) {
  const { tone, icon, words } = looks[state ?? "NotProtected"];
  return (
    <Badge tone={tone} icon={icon}>
      {words}
    </Badge>
  );
}
