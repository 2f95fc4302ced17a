import { z } from "zod";
import type { Result } from "#lib/std/result.ts";
import type { ServiceError } from "./service-error.ts";

/** What the browser sends beside the input of every command. */
export const actionMeta = z.object({
  /** One per intent of the user: a repeat answers what the first one did. */
  idempotencyKey: z.uuid(),
});
export type ActionMeta = z.infer<typeof actionMeta>;

/** A server action as the browser sees it: refusals are values; only a lost connection throws. */
export type Action<Input, Value> = (input: Input, meta: ActionMeta) => Promise<Result<Value, ServiceError>>;
