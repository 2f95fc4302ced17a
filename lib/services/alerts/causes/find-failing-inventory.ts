import { syncSummary } from "#lib/contracts/inventory.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { AlertCause } from "#lib/domain/alerts/alert-cause.ts";
import { utcWords } from "#lib/std/utc-words.ts";

/** One pass may fail for a passing reason. */
const failuresInARow = 2;

const withPasses = {
  subscriptions: { where: { inScope: true, access: { in: ["Forbidden", "Failed"] } }, orderBy: { displayName: "asc" } },
  inventorySyncs: {
    where: { status: { not: "InProgress" } },
    orderBy: { startedAt: "desc" },
    take: failuresInARow,
  },
} satisfies Prisma.ConnectionInclude;

type LoadedConnection = Prisma.ConnectionGetPayload<{ include: typeof withPasses }>;

/** Connections whose VMs are no longer seen as they are: passes that fail, or subscriptions that cannot be read. */
export async function findFailingInventory(tx: Tx): Promise<AlertCause[]> {
  const connections = await tx.connection.findMany({ where: { removedAt: null }, include: withPasses });
  return connections.flatMap((connection): AlertCause[] => {
    const message = failureOf(connection) ?? unreadableOf(connection);
    return message === null ? [] : [{ kind: "inventory-failing", of: connection.id, virtualMachineId: null, message }];
  });
}

function failureOf({ name, inventorySyncs }: LoadedConnection): string | null {
  const [last] = inventorySyncs;
  const isFailing =
    inventorySyncs.length === failuresInARow && inventorySyncs.every(({ status }) => status === "Failed");
  if (!last || !isFailing) return null;
  const error = syncSummary.safeParse(last.summary).data?.error;
  const why = error?.meaning ?? "The pass gave no reason.";
  return `The inventory of connection ${name} could not be read, last at ${utcWords(last.endedAt ?? last.startedAt)}. ${why}`;
}

function unreadableOf({ name, subscriptions }: LoadedConnection): string | null {
  if (subscriptions.length === 0) return null;
  const names = subscriptions.map(({ displayName }) => displayName).join(", ");
  return `Connection ${name} cannot read ${names}: what is shown of the VMs there is the last state known.`;
}
