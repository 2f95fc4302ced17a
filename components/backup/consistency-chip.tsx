import { ArrowRight, CircleAlert } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { toneSoft } from "#components/ui/tone.ts";
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
    return (
      <span className="inline-flex flex-wrap items-center gap-x-1.5">
        <Badge icon={null}>{modeInWords(requested)}</Badge>
        <span className="text-muted text-xs">requested</span>
      </span>
    );
  }
  if (!requested || requested === achieved) {
    return (
      <Badge tone="accent" icon={null}>
        {modeInWords(achieved)}
      </Badge>
    );
  }
  return (
    <span className={`inline-flex items-start gap-1 rounded-lg px-2 py-0.5 font-medium text-xs ${toneSoft.warning}`}>
      <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span>
        <span className="sr-only">Requested </span>
        {modeInWords(requested)} <ArrowRight aria-hidden className="inline size-3 align-[-1px]" />
        <span className="sr-only">, achieved</span> <span className="whitespace-nowrap">{modeInWords(achieved)}</span>
      </span>
    </span>
  );
}
