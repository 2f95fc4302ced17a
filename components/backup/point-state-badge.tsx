import { Badge } from "#components/ui/badge.tsx";
import type { Tone } from "#components/ui/tone.ts";

const tones: Partial<Record<string, Tone>> = { Succeeded: "success", Creating: "info", Failed: "danger" };

/** Azure's own word for the point's state: only `Succeeded` is one to rely on. */
export function PointStateBadge({ state }: { state: string }) {
  return (
    <Badge tone={tones[state] ?? "neutral"} className="shrink-0">
      {state}
    </Badge>
  );
}
