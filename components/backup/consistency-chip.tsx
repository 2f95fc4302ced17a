import { ArrowRight } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { modeInWords } from "#lib/domain/vm/consistency.ts";

export type ConsistencyChipProps = {
  /** Null for another tool's point: Azure does not keep what was asked for. */
  requested: string | null;
  /** Null until Azure has said it. */
  achieved: string | null;
};

/** What was asked for and what Azure achieved: one word when they agree, both when they do not. */
export function ConsistencyChip({ requested, achieved }: ConsistencyChipProps) {
  if (!achieved) {
    if (!requested) return <Badge icon={null}>Not reported by Azure</Badge>;
    return <Badge icon={null}>{modeInWords(requested)} requested</Badge>;
  }
  if (!requested || requested === achieved) {
    return (
      <Badge tone="accent" icon={null}>
        {modeInWords(achieved)}
      </Badge>
    );
  }
  return (
    <Badge tone="warning">
      <span className="sr-only">Requested </span>
      {modeInWords(requested)}
      <ArrowRight aria-hidden className="mx-1 inline size-3 align-[-1px]" />
      <span className="sr-only">, achieved </span>
      {modeInWords(achieved)}
    </Badge>
  );
}
