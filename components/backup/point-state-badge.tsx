import { CircleOff } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";

const tones: Partial<Record<string, Tone>> = { Succeeded: "success", Creating: "info", Failed: "danger" };

type PointStateBadgeProps = { point: Pick<RestorePointSummaryDto, "state" | "vanishedAt"> };

/** Azure's own word for the point's state: only `Succeeded` is one to rely on. Azure has no word for what it lost. */
export function PointStateBadge({ point: { state, vanishedAt } }: PointStateBadgeProps) {
  return vanishedAt ? (
    <Badge tone="danger" icon={CircleOff} className="shrink-0">
      Vanished
    </Badge>
  ) : (
    <Badge tone={tones[state] ?? "neutral"} className="shrink-0">
      {state}
    </Badge>
  );
}
