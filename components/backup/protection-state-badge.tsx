import { CirclePause, CircleStop, Clock, ShieldAlert, ShieldCheck, ShieldOff } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { ProtectionState } from "#lib/domain/protection/protection-state.ts";
import { protectionWords } from "./protection-words.ts";

const looks = {
  NotProtected: { tone: "neutral", icon: ShieldOff },
  InitialBackupPending: { tone: "info", icon: Clock },
  Protected: { tone: "success", icon: ShieldCheck },
  ProtectionError: { tone: "danger", icon: ShieldAlert },
  ProtectionPaused: { tone: "warning", icon: CirclePause },
  ProtectionStopped: { tone: "neutral", icon: CircleStop },
} as const;

/** The state of an item; null is a VM without protection. */
export function ProtectionStateBadge({ state }: { state: ProtectionState | null }) {
  const { tone, icon } = looks[state ?? "NotProtected"];
  return (
    <Badge tone={tone} icon={icon}>
      {protectionWords[state ?? "NotProtected"]}
    </Badge>
  );
}
