"use client";

import { useQuery } from "@tanstack/react-query";
import { Card } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { alertQueries } from "#lib/client/queries/alerts.ts";
import { listAlertsInput } from "#lib/contracts/alerts.ts";
import { AlertCard } from "./alert-card.tsx";

const shownMax = 5;

/** The open alerts of one VM; nothing while there is none, for then there is nothing to say. */
export function VmAlertsCard({ vmId, canAct }: { vmId: string; canAct: boolean }) {
  const { data } = useQuery(alertQueries.list(listAlertsInput.parse({ virtualMachineId: vmId, limit: shownMax })));
  if (!data || data.rows.length === 0) return null;
  return (
    <Card
      title="Open alerts"
      actions={<TextLink href={`/alerts?state=all&virtualMachineId=${vmId}`}>All alerts of this VM</TextLink>}
    >
      <ul className="divide-y divide-line">
        {data.rows.map((alert) => (
          <li key={alert.id} className="py-3 first:pt-0 last:pb-0">
            <AlertCard alert={alert} canAct={canAct} isVmNamed={false} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
