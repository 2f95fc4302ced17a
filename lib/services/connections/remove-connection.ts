import type { ConnectionIdInput } from "#lib/contracts/connections.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { requireConnection } from "./require-connection.ts";

/** Destroys the secret and hides the connection; its VMs' history stays. Refused while backups depend on it. */
export async function removeConnection(
  ctx: ServiceContext,
  { connectionId }: ConnectionIdInput,
): Promise<Result<{ connectionId: string }, ServiceError>> {
  return runCommand(ctx, "removeConnection", async (tx) => {
    const { name } = await requireConnection(tx, connectionId);
    // Commands that protect or back up these VMs lock the same rows: whoever comes second sees what the first one did.
    await tx.$queryRaw`
      select v.id from "VirtualMachine" v join "Subscription" s on s.id = v."subscriptionRowId"
      where s."connectionId" = ${connectionId}::uuid order by v.id for update of v`;
    const protectedVms = await tx.protectedItem.count({
      where: { state: { not: "ProtectionStopped" }, virtualMachine: { subscription: { connectionId } } },
    });
    if (protectedVms > 0) refuse("notPossible", protectedSentence(protectedVms, name));
    const activeRuns = await tx.run.count({
      where: {
        status: { in: ["Queued", "InProgress", "Cancelling"] },
        virtualMachine: { subscription: { connectionId } },
      },
    });
    if (activeRuns > 0)
      refuse("notPossible", "A backup is running over this connection. Wait for its end, then remove it.");
    await tx.connection.update({
      where: { id: connectionId },
      // The name becomes free for a successor; the id keeps the old one apart.
      data: { name: `${name} (removed, ${connectionId})`, sealedSecret: null, removedAt: ctx.now() },
    });
    return { value: { connectionId }, audit: { action: "connection.remove", target: connectionId, detail: { name } } };
  });
}

const protectedSentence = (count: number, name: string): string =>
  count === 1
    ? `A virtual machine is protected through ${name}. Stop its protection first: its restore points are kept.`
    : `${count} virtual machines are protected through ${name}. Stop their protection first: their restore points are kept.`;
