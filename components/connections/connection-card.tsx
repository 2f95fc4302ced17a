"use client";

import { ShieldCheck, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { useCheckConnection } from "#lib/client/commands/connections.ts";
import type { ConnectionDto } from "#lib/contracts/connections.ts";
import { cloudNames } from "#lib/domain/connection/cloud-endpoints.ts";
import { CheckBadge } from "./check-badge.tsx";
import { CheckResult } from "./check-result.tsx";
import { credentialWords } from "./credential-words.ts";
import { RemoveConnectionDialog } from "./remove-connection-dialog.tsx";
import { SubscriptionList } from "./subscription-list.tsx";

type ConnectionCardProps = { connection: ConnectionDto; canAdminister: boolean };

export function ConnectionCard({ connection, canAdminister }: ConnectionCardProps) {
  const { lastCheck } = connection;
  return (
    <Card
      title={connection.name}
      description={`${cloudNames[connection.cloud]} · ${new URL(connection.armEndpoint).host}`}
      actions={canAdminister && <ConnectionActions connection={connection} />}
    >
      <div className="flex flex-col gap-6">
        <DefinitionList
          columns={3}
          items={[
            { term: "Permissions", value: <CheckBadge check={lastCheck} /> },
            { term: "Last check", value: lastCheck ? <RelativeTime at={lastCheck.at} /> : "Never" },
            { term: "Credential", value: credentialWords[connection.credentialKind] },
            { term: "Tenant ID", value: <Copyable text={connection.tenantId} what="tenant ID" /> },
            {
              term: "Application (client) ID",
              value: connection.clientId ? <Copyable text={connection.clientId} what="client ID" /> : "System-assigned",
            },
            { term: "Sign-in endpoint", value: new URL(connection.authorityHost).host },
          ]}
        />
        <SubscriptionList subscriptions={connection.subscriptions} canAdminister={canAdminister} />
        {lastCheck && <CheckResult check={lastCheck} />}
      </div>
    </Card>
  );
}

function ConnectionActions({ connection }: { connection: ConnectionDto }) {
  const [isRemoving, setIsRemoving] = useState(false);
  const check = useCheckConnection();
  return (
    <>
      <Button
        size="small"
        icon={<ShieldCheck aria-hidden />}
        isPending={check.isPending}
        onPress={() => check.run({ connectionId: connection.id })}
      >
        Check permissions
      </Button>
      <Button size="small" variant="quiet" icon={<Trash2 aria-hidden />} onPress={() => setIsRemoving(true)}>
        Remove
      </Button>
      <RemoveConnectionDialog connection={connection} isOpen={isRemoving} onOpenChange={setIsRemoving} />
    </>
  );
}
