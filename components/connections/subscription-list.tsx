"use client";

import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Switch } from "#components/ui/switch.tsx";
import type { Tone } from "#components/ui/tone.ts";
import { useSetSubscriptionScope } from "#lib/client/commands/connections.ts";
import type { SubscriptionDto } from "#lib/contracts/connections.ts";

type SubscriptionListProps = { subscriptions: SubscriptionDto[]; canAdminister: boolean };

/** What the identity sees, what of it is read, and how the last reading went. */
export function SubscriptionList({ subscriptions, canAdminister }: SubscriptionListProps) {
  return (
    <div>
      <h3 className="font-semibold text-base">Subscriptions</h3>
      {subscriptions.length === 0 ? (
        <p className="mt-1 text-base text-muted">
          None known yet: they are listed with the first pass over the inventory.
        </p>
      ) : (
        <ul className="mt-2 divide-y divide-line rounded-md border border-line">
          {subscriptions.map((subscription) => (
            <SubscriptionRow key={subscription.id} subscription={subscription} canAdminister={canAdminister} />
          ))}
        </ul>
      )}
    </div>
  );
}

type RowProps = { subscription: SubscriptionDto; canAdminister: boolean };

function SubscriptionRow({ subscription, canAdminister }: RowProps) {
  const command = useSetSubscriptionScope();
  const { id, displayName, subscriptionId, inScope, vmCount, syncedAt, syncError } = subscription;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-3.5 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium text-base wrap-anywhere">{displayName}</span>
          <AccessBadge subscription={subscription} />
        </div>
        <p className="text-muted text-xs wrap-anywhere">
          <code className="font-mono">{subscriptionId}</code> · {vmCount.toLocaleString("en-GB")}{" "}
          {vmCount === 1 ? "virtual machine" : "virtual machines"}
          {syncedAt && (
            <>
              {" "}
              · read <RelativeTime at={syncedAt} />
            </>
          )}
        </p>
        {inScope && syncError && (
          <p className="mt-1 text-sm text-pretty">
            {syncError.meaning} <span className="text-muted">{syncError.remedy}</span>
          </p>
        )}
      </div>
      <Switch
        isSelected={inScope}
        isDisabled={!canAdminister || command.isPending}
        onChange={(on) => command.run({ subscriptionRowId: id, inScope: on })}
      >
        In scope<span className="sr-only">: {displayName}</span>
      </Switch>
    </li>
  );
}

const accessLooks: Record<SubscriptionDto["access"], { tone: Tone; words: string }> = {
  Unknown: { tone: "neutral", words: "Not read yet" },
  Readable: { tone: "success", words: "Readable" },
  Forbidden: { tone: "danger", words: "Forbidden" },
  Failed: { tone: "warning", words: "Last reading failed" },
};

function AccessBadge({ subscription }: { subscription: SubscriptionDto }) {
  if (!subscription.inScope) return <Badge>Left out</Badge>;
  const { tone, words } = accessLooks[subscription.access];
  return <Badge tone={tone}>{words}</Badge>;
}
