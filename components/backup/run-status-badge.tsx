import { Ban, CircleAlert, CircleCheck, CircleX, Hourglass, LoaderCircle, type LucideIcon } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { RunStatusName } from "#lib/contracts/runs.ts";
import { runStatusWords } from "./run-words.ts";

const looks: Record<RunStatusName, { tone: Tone; icon: LucideIcon }> = {
  Queued: { tone: "neutral", icon: Hourglass },
  InProgress: { tone: "info", icon: LoaderCircle },
  Completed: { tone: "success", icon: CircleCheck },
  CompletedWithWarnings: { tone: "warning", icon: CircleAlert },
  Failed: { tone: "danger", icon: CircleX },
  Cancelling: { tone: "neutral", icon: Ban },
  Cancelled: { tone: "neutral", icon: Ban },
};

export function RunStatusBadge({ status }: { status: RunStatusName }) {
  const { tone, icon } = looks[status];
  return (
    <Badge tone={tone} icon={icon} className="shrink-0">
      {runStatusWords[status]}
    </Badge>
  );
}
