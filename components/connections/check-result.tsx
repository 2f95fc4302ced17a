"use client";

import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { ConnectionCheck, PermissionItem, SubscriptionCheck } from "#lib/contracts/connections.ts";
import { purposeNames } from "#lib/domain/connection/missing-permission.ts";

const purposes = ["discover", "backUp", "prune"] as const;

/** What the identity may do, per subscription, and what each missing action prevents. */
export function CheckResult({ check }: { check: ConnectionCheck }) {
  if (check.error) {
    return (
      <ErrorPanel
        title="The permission check failed"
        meaning={check.error.meaning}
        remedy={check.error.remedy}
        ids={[{ label: "Azure correlation ID", value: check.error.correlationId }]}
        raw={check.error.message}
      />
    );
  }
  return (
    <div>
      <h3 className="font-semibold text-base">Permissions</h3>
      {check.subscriptions.length === 0 && (
        <p className="mt-1 text-base text-muted">
          The identity sees no subscription. Assign it a role on those it shall protect.
        </p>
      )}
      <ul className="mt-2 divide-y divide-line rounded-md border border-line">
        {check.subscriptions.map((row) => (
          <li key={row.subscriptionId} className="px-3.5 py-3">
            <CheckedSubscription row={row} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function CheckedSubscription({ row }: { row: SubscriptionCheck }) {
  const missing = row.items.filter((item) => !item.granted);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="mr-auto font-medium text-base wrap-anywhere">{row.displayName}</span>
        {row.error ? (
          <Badge tone="danger">Could not be checked</Badge>
        ) : (
          purposes.map((purpose) => <PurposeBadge key={purpose} purpose={purpose} items={row.items} />)
        )}
      </div>
      {row.error && (
        <p className="mt-1 text-muted text-sm text-pretty">
          {row.error.meaning} {row.error.remedy}
        </p>
      )}
      {missing.length > 0 && <Actions title={`${missing.length} missing`} items={missing} isOpenAtFirst />}
      {row.items.length > missing.length && (
        <Actions
          title={`${row.items.length - missing.length} granted`}
          items={row.items.filter((item) => item.granted)}
        />
      )}
    </>
  );
}

function PurposeBadge({ purpose, items }: { purpose: PermissionItem["neededFor"]; items: PermissionItem[] }) {
  const isGranted = items.every((item) => item.granted || item.neededFor !== purpose);
  return (
    <Badge tone={isGranted ? "success" : "warning"}>
      {purposeNames[purpose]}
      <span className="sr-only">{isGranted ? ": permitted" : ": something is missing"}</span>
    </Badge>
  );
}

type ActionsProps = { title: string; items: PermissionItem[]; isOpenAtFirst?: boolean };

function Actions({ title, items, isOpenAtFirst = false }: ActionsProps) {
  return (
    <Disclosure title={title} isOpenAtFirst={isOpenAtFirst} className="mt-2">
      <ul className="flex flex-col gap-1.5 pl-5.5 text-sm">
        {items.map((item) => (
          <li key={item.action}>
            <code className="font-mono text-xs wrap-anywhere">{item.action}</code>
            {item.prevents && <span className="block text-muted text-pretty">{item.prevents}</span>}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
