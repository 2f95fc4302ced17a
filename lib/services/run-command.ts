import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Json } from "#lib/std/json.ts";
import { fail, ok, type Result } from "#lib/std/result.ts";
import { type AuditDraft, appendAudit } from "./audit/append-audit.ts";
import { type Actor, actorName, type ServiceContext } from "./context.ts";
import { Refusal, type ServiceError } from "./errors.ts";

/**
 * The only way to open a writing transaction. The work must hand back its audit entry with its value, so forgetting the audit
 * is a type error. A repeated idempotency key answers what the first run answered, without doing the work again.
 * @param work throws `Refusal` (by `refuse`) to roll back with a reason
 * @param options for a command about thousands of VMs, which takes longer than a transaction otherwise may
 */
export async function runCommand<Value extends Json>(
  ctx: ServiceContext,
  command: string,
  work: (tx: Tx) => Promise<{ value: Value; audit: AuditDraft }>,
  options: { timeout?: number } = {},
): Promise<Result<Value, ServiceError>> {
  const receipt = ctx.idempotencyKey && { key: receiptKey(ctx.actor, command, ctx.idempotencyKey), command };
  try {
    return await ctx.db.$transaction(async (tx) => {
      if (receipt) {
        // The lock makes a double click wait for the first click's answer instead of racing it.
        await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${receipt.key}, 0))`;
        const earlier = await tx.commandReceipt.findUnique({ where: { key: receipt.key } });
        if (earlier) return ok(earlier.result as Value);
      }
      const { value, audit } = await work(tx);
      await appendAudit(tx, ctx.now(), actorName(ctx.actor), audit);
      if (receipt) {
        await tx.commandReceipt.create({
          data: { ...receipt, actor: actorName(ctx.actor), result: value ?? Prisma.JsonNull, createdAt: ctx.now() },
        });
      }
      return ok(value);
    }, options);
  } catch (error) {
    if (error instanceof Refusal) return fail(error.error);
    throw error;
  }
}

/** By the user's id: a user name may pass to somebody else, and nobody is answered with another person's result. */
const receiptKey = (actor: Actor, command: string, idempotencyKey: string): string =>
  [actor.kind === "user" ? actor.id : actorName(actor), command, idempotencyKey].join(":");
