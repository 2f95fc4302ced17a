import type { Identity } from "#lib/domain/access/read-identity.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import type { ServiceError } from "#lib/services/errors.ts";
import { runCommand } from "#lib/services/run-command.ts";
import type { Result } from "#lib/std/result.ts";

/** Creates or renews the user's row: the roles of the newest sign-in are the ones that count, in every open session. */
export function recordSignIn(
  ctx: ServiceContext,
  identity: Identity,
): Promise<Result<{ userId: string }, ServiceError>> {
  const { tenantId, objectId, name, userName, roles } = identity;
  return runCommand(ctx, "user.signIn", async (tx) => {
    const seen = { name, userName, roles, lastSignInAt: ctx.now() };
    const user = await tx.user.upsert({
      where: { tenantId_objectId: { tenantId, objectId } },
      create: { id: ctx.newId(), tenantId, objectId, createdAt: ctx.now(), ...seen },
      update: seen,
    });
    return {
      value: { userId: user.id },
      audit: { action: "user.signIn", target: `user/${user.id}`, detail: { userName, roles } },
    };
  });
}
