import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type Action, actionMeta } from "#lib/contracts/action.ts";
import { fieldErrorsOf } from "#lib/contracts/field-errors.ts";
import { isAllowed, type Permission } from "#lib/domain/access/roles.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import type { ServiceError } from "#lib/services/errors.ts";
import { fail, type Result } from "#lib/std/result.ts";
import { notAllowed, signedOut, unexpected } from "./refusals.ts";
import { createServiceContext } from "./service-context.ts";
import { currentUser } from "./session.ts";

type Definition<Input extends z.ZodType, Value> = {
  /** For the log: "policies.create". */
  name: string;
  input: Input;
  permission: Permission;
  run: (ctx: AzureContext, input: z.output<Input>) => Promise<Result<Value, ServiceError>>;
};

/**
 * A command for the browser, in a fixed order: who, allowed, well-formed, then the verb. Every action is a public endpoint, so
 * arguments are unknown until parsed. A refusal is a value; a bug is logged once and answered with a neutral text and its id.
 */
export function defineAction<Input extends z.ZodType, Value>(
  definition: Definition<Input, Value>,
): Action<z.input<Input>, Value> {
  return async (rawInput: unknown, rawMeta: unknown) => {
    const user = await currentUser();
    if (!user) return fail(signedOut());
    if (!isAllowed(user.roles, definition.permission)) return fail(notAllowed(definition.permission));
    const meta = actionMeta.safeParse(rawMeta);
    const input = definition.input.safeParse(rawInput);
    if (!meta.success) return fail({ code: "invalid", message: "The command came without its idempotency key." });
    if (!input.success) {
      const fieldErrors = fieldErrorsOf(input.error);
      const message = fieldErrors[""]?.join(" ") ?? "Some entries need your attention.";
      return fail({ code: "invalid", message, fieldErrors });
    }
    const ctx = createServiceContext({ kind: "user", ...user }, meta.data.idempotencyKey);
    try {
      const result = await definition.run(ctx, input.data);
      return result.ok ? result : fail({ ...result.error, requestId: ctx.requestId });
    } catch (error) {
      unstable_rethrow(error);
      ctx.log.error({ err: error, action: definition.name, userId: user.id }, "A command failed unexpectedly.");
      return fail(unexpected(ctx.requestId));
    }
  };
}
