import type { AddConnectionInput } from "#lib/contracts/connections.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { fail, type Result } from "#lib/std/result.ts";
import type { AzureContext } from "../azure-context.ts";
import { actorName } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { newConnectionRow } from "./new-connection-row.ts";
import { tryConnection } from "./try-connection.ts";

/** Stores a connection that works: one that cannot sign in is refused with the reason instead of failing at night. */
export async function addConnection(
  ctx: AzureContext,
  input: AddConnectionInput,
): Promise<Result<{ connectionId: string; subscriptions: number }, ServiceError>> {
  const { lastCheck: _, ...row } = newConnectionRow(ctx, input);
  const tried = await tryConnection(ctx, { ...row, lastCheck: null });
  if (!tried.ok) return fail(tried.error);
  try {
    return await runCommand(ctx, "addConnection", async (tx) => {
      await tx.connection.create({ data: row });
      await ctx.queue.enqueue(
        tx,
        "sync-inventory",
        { v: 1, connectionId: row.id, requestedBy: actorName(ctx.actor) },
        { singletonKey: row.id },
      );
      const { name, tenantId, clientId, credentialKind, authorityHost, armEndpoint } = row;
      return {
        value: { connectionId: row.id, subscriptions: tried.value.length },
        audit: {
          action: "connection.add",
          target: row.id,
          detail: { name, tenantId, clientId, credentialKind, authorityHost, armEndpoint },
        },
      };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return fail({
      code: "conflict",
      message: `There is a connection named ${input.name} already. Choose another name.`,
      fieldErrors: { name: ["This name is taken. Choose another one."] },
    });
  }
}
