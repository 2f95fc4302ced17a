import type { SetSubscriptionScopeInput } from "#lib/contracts/connections.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";

/** Takes a subscription into the inventory or leaves it out. Protected VMs cannot be left out of sight. */
export async function setSubscriptionScope(
  ctx: ServiceContext,
  { subscriptionRowId, inScope }: SetSubscriptionScopeInput,
): Promise<Result<{ subscriptionRowId: string }, ServiceError>> {
  return runCommand(ctx, "setSubscriptionScope", async (tx) => {
    const subscription =
      (await tx.subscription.findFirst({ where: { id: subscriptionRowId, connection: { removedAt: null } } })) ??
      refuse("notFound", "This subscription does not exist any more. Reload the page.");
    // As for a removed connection: nobody may protect one of these VMs between the count and the change.
    await tx.$queryRaw`
      select id from "VirtualMachine" where "subscriptionRowId" = ${subscriptionRowId}::uuid order by id for update`;
    const protectedVms = await tx.protectedItem.count({
      where: { state: { not: "ProtectionStopped" }, virtualMachine: { subscriptionRowId } },
    });
    if (!inScope && protectedVms > 0) {
      const vms = protectedVms === 1 ? "A virtual machine" : `${protectedVms} virtual machines`;
      refuse(
        "notPossible",
        `${vms} in ${subscription.displayName} would go on being backed up unseen. Stop protection first.`,
      );
    }
    await tx.subscription.update({ where: { id: subscriptionRowId }, data: { inScope } });
    const { connectionId, subscriptionId } = subscription;
    if (inScope) {
      const payload = { v: 1, connectionId, requestedBy: actorName(ctx.actor) } as const;
      await ctx.queue.enqueue(tx, "sync-inventory", payload, { singletonKey: connectionId });
    }
    const audit = { action: "subscription.scope", target: subscriptionId, detail: { inScope } };
    return { value: { subscriptionRowId }, audit };
  });
}
