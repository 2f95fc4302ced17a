import type { CreatePolicyInput } from "#lib/contracts/policies.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { insertPolicy } from "./insert-policy.ts";

export type CreatedPolicy = { policyId: string; name: string };

export function createPolicy(
  ctx: ServiceContext,
  { name, settings }: CreatePolicyInput,
): Promise<Result<CreatedPolicy, ServiceError>> {
  return runCommand(ctx, "createPolicy", async (tx) => {
    const { id: policyId } = await insertPolicy(ctx, tx, name, settings);
    return {
      value: { policyId, name },
      audit: { action: "policy.create", target: name, detail: { policyId, version: 1, settings } },
    };
  });
}
