import { Banner } from "#components/feedback/banner.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ConnectionInventory, InventoryStatus } from "#lib/contracts/inventory.ts";

/** What could not be read is said first: the numbers below leave it out. */
export function SyncProblems({ inventory }: { inventory: InventoryStatus }) {
  const troubled = inventory.connections.filter(
    ({ last, unreadable }) => last?.status === "Failed" || unreadable.length > 0,
  );
  return troubled.map((connection) => <SyncProblem key={connection.connectionId} connection={connection} />);
}

function SyncProblem({ connection }: { connection: ConnectionInventory }) {
  const { connectionName, last, unreadable, freshAsOf } = connection;
  const hasFailed = last?.status === "Failed";
  const [first] = unreadable;
  const title = hasFailed
    ? `The inventory of ${connectionName} could not be read`
    : unreadable.length === 1
      ? `The subscription ${first?.displayName} could not be read`
      : `${unreadable.length} subscriptions of ${connectionName} could not be read`;
  const meaning = hasFailed ? last.summary?.error?.meaning : first?.meaning;
  return (
    <Banner
      tone={hasFailed ? "danger" : "warning"}
      title={title}
      actions={
        <LinkButton href="/settings" size="small">
          Check the connection
        </LinkButton>
      }
    >
      {meaning}{" "}
      {hasFailed ? (
        <ShownAge freshAsOf={freshAsOf} />
      ) : (
        "The virtual machines in question are shown as they were last seen."
      )}
    </Banner>
  );
}

function ShownAge({ freshAsOf }: Pick<ConnectionInventory, "freshAsOf">) {
  if (!freshAsOf) return "Nothing of it is known yet.";
  return (
    <>
      What is shown of it is from <RelativeTime at={freshAsOf} />.
    </>
  );
}
