"use client";

import { Check, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { useAcknowledgeAlerts, useCloseAlerts } from "#lib/client/commands/alerts.ts";
import type { AlertDto } from "#lib/contracts/alerts.ts";

const nameOf = ({ title, vm }: AlertDto): string => (vm ? `${title}, ${vm.name}` : title);

/** What a person can do with it now; nothing for one that is closed. */
export function AlertActions({ alert }: { alert: AlertDto }) {
  const acknowledge = useAcknowledgeAlerts();
  const close = useCloseAlerts();
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {alert.state === "open" && (
        <Button
          size="small"
          icon={<Check aria-hidden />}
          aria-label={`Acknowledge: ${nameOf(alert)}`}
          isPending={acknowledge.isPending}
          onPress={() => acknowledge.run({ alertIds: [alert.id] })}
        >
          Acknowledge
        </Button>
      )}
      {alert.closeRefusal === null && (
        <Button
          size="small"
          icon={<X aria-hidden />}
          aria-label={`Close: ${nameOf(alert)}`}
          isPending={close.isPending}
          onPress={() => close.run({ alertIds: [alert.id] })}
        >
          Close
        </Button>
      )}
    </div>
  );
}
