import { Banner } from "#components/feedback/banner.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ConnectionInventory } from "#lib/contracts/inventory.ts";

/** What the last pass could not see: nobody shall take an old state for the present one. */
export function InventoryProblems({ connections }: { connections: ConnectionInventory[] }) {
  return connections.map((connection) => (
    <div key={connection.connectionId} className="contents">
      <FailedPass connection={connection} />
      <Unreadable connection={connection} />
    </div>
  ));
}

function FailedPass({ connection }: { connection: ConnectionInventory }) {
  const { last } = connection;
  if (last?.status !== "Failed") return null;
  const error = last.summary?.error;
  return (
    <Banner tone="danger" title={`The inventory of ${connection.connectionName} could not be read`}>
      {error ? `${error.meaning} ${error.remedy}` : last.summary?.warnings.join(" ")} What you see is the last state
      known.
    </Banner>
  );
}

const namedAtMost = 3;

function Unreadable({ connection }: { connection: ConnectionInventory }) {
  const { unreadable } = connection;
  const [first] = unreadable;
  if (!first) return null;
  const title =
    unreadable.length === 1
      ? `The subscription ${first.displayName} cannot be read`
      : `${unreadable.length} subscriptions cannot be read`;
  const more = unreadable.length - namedAtMost;
  return (
    <Banner tone="warning" title={title}>
      <ul>
        {unreadable.slice(0, namedAtMost).map((row) => (
          <li key={row.subscriptionId}>
            {unreadable.length > 1 && <span className="font-medium">{row.displayName}: </span>}
            {row.meaning}
            <span className="mt-1 block text-muted text-sm wrap-anywhere">{row.message}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p>And {more} more.</p>}
      <p>
        Virtual machines in {unreadable.length === 1 ? "it" : "them"} are shown as last seen. The permission check in{" "}
        <TextLink href="/settings">Settings</TextLink> says what is missing.
      </p>
    </Banner>
  );
}
