import { Card } from "#components/ui/card.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ConnectionInventory, InventoryStatus } from "#lib/contracts/inventory.ts";

/** How old is what we know? */
export function InventoryCard({ inventory }: { inventory: InventoryStatus }) {
  return (
    <Card
      title="Inventory"
      description={`${inventory.vmCount.toLocaleString("en-GB")} virtual ${inventory.vmCount === 1 ? "machine" : "machines"} in scope`}
      actions={<TextLink href="/settings">Connections</TextLink>}
    >
      {inventory.connections.length === 0 ? (
        <p className="text-muted">No connection to Azure yet.</p>
      ) : (
        <ul className="flex flex-col gap-3.5">
          {inventory.connections.map((connection) => (
            <li key={connection.connectionId}>
              <ConnectionFreshness connection={connection} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function ConnectionFreshness({ connection }: { connection: ConnectionInventory }) {
  return (
    <>
      <p className="truncate font-medium">{connection.connectionName}</p>
      <p className="truncate font-mono text-faint text-xs">{new URL(connection.armEndpoint).host}</p>
      {connection.running ? (
        <div className="mt-1.5">
          <SyncProgressBar running={connection.running} />
        </div>
      ) : (
        <p className="mt-0.5 text-muted text-xs">
          {connection.freshAsOf ? (
            <>
              As of <RelativeTime at={connection.freshAsOf} />
            </>
          ) : (
            "Never read completely yet"
          )}
        </p>
      )}
    </>
  );
}

export function SyncProgressBar({ running }: { running: NonNullable<ConnectionInventory["running"]> }) {
  const { done, total, message } = running.progress;
  return <Progress label={message} percent={total > 0 ? Math.round((done / total) * 100) : null} />;
}
