"use client";

import { Card } from "#components/ui/card.tsx";
import type { EstimateSummary } from "#lib/domain/cost/estimate-summary.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { differenceWords, restsOnWords } from "../estimate-words.ts";
import { moneyRangeWords, moneyWords } from "../money-words.ts";
import { UnpricedNotice } from "../unpriced-notice.tsx";

export type ResultCardProps = { before: EstimateSummary; after: EstimateSummary; isChanged: boolean };

/** Today's estimate against the new one. */
export function ResultCard({ before, after, isChanged }: ResultCardProps) {
  const { currency, once } = after;
  const isWhole = before.unpriced.length + after.unpriced.length === 0;
  const difference = after.monthly.expected - before.monthly.expected;
  return (
    <Card title="A month, in twelve months" description={`For ${counted(after.vms, "virtual machine")}.`}>
      <div className="grid grid-cols-2 gap-4">
        <Total label="As it is" estimate={before} />
        <Total label="With these settings" estimate={after} />
      </div>
      <p role="status" aria-live="polite" className="mt-3 border-line border-t pt-3 text-base">
        {isChanged ? (
          <>
            <span className="font-medium">{differenceWords(before, after)}</span>
            {isWhole && before.monthly.expected > 0 && Math.abs(difference) >= 0.005 && (
              <span className="numeric text-muted"> ({shareWords(difference / before.monthly.expected)})</span>
            )}
          </>
        ) : (
          <span className="text-muted">Move a slider to see what would change.</span>
        )}
      </p>
      {once.high > 0 && (
        <p className="text-muted text-sm">Once, for the first copy: about {moneyRangeWords(once, currency)}.</p>
      )}
      <p className="mt-2 text-muted text-xs text-pretty">
        {sentence(restsOnWords(after))} Points that are there now go as retention lets go of them, so the difference
        comes about month by month.
      </p>
      {after.unpriced.length > 0 && (
        <div className="mt-3">
          <UnpricedNotice
            unpriced={after.unpriced}
            vms={after.vms}
            unpricedVms={Math.min(after.vms, Math.max(...after.unpriced.map(({ vms }) => vms)))}
          />
        </div>
      )}
    </Card>
  );
}

function Total({ label, estimate: { monthly, currency, unpriced } }: { label: string; estimate: EstimateSummary }) {
  return (
    <div className="min-w-0">
      <p className="text-muted text-xs">{label}</p>
      <p className="numeric font-semibold text-xl">
        {unpriced.length > 0 && <span className="font-normal text-base text-muted">at least </span>}
        {moneyWords(monthly.expected, currency)}
      </p>
      <p className="numeric text-muted text-xs">{moneyRangeWords(monthly, currency)}</p>
    </div>
  );
}

const sentence = (text: string): string => (text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);

const shareWords = (share: number): string => `${share > 0 ? "+" : "−"}${Math.round(Math.abs(share) * 100)} %`;
