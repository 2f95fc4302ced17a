import type { CreatePolicyInput } from "#lib/contracts/policies.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { validatePolicy } from "#lib/domain/policy/validate-policy.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";

export type CreatedPolicy = { policyId: string };

export function createPolicy(
  ctx: ServiceContext,
  { name, settings }: CreatePolicyInput,
): Promise<Result<CreatedPolicy, ServiceError>> {
  return runCommand(ctx, "createPolicy", async (tx) => {
    const errors = validatePolicy(name, settings);
    if (Object.keys(errors).length > 0) {
      refuse("invalid", "The policy was not saved. Look at the marked fields.", errors);
    }

    const policyId = ctx.newId();
    const now = ctx.now();
    const version = { id: ctx.newId(), number: 1, settings, createdBy: actorName(ctx.actor), createdAt: now };
    try {
      await tx.policy.create({
        data: { id: policyId, name, nameKey: name.toLowerCase(), createdAt: now, versions: { create: version } },
      });
    } catch (error) {
      // The index decides, so that two people who save the same name at once cannot both be told that it worked.
      if (isUniqueViolation(error)) refuseTakenName(name);
      throw error;
    }
    return {
      value: { policyId },
      audit: { action: "policy.create", target: name, detail: { policyId, version: 1, settings } },
    };
  });
}

function refuseTakenName(name: string): never {
  const sentence = `A policy named ${name} exists already; capital letters make no difference. Choose another name.`;
  return refuse("conflict", sentence, { name: [sentence] });
}
