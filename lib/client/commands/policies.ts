import { createPolicyAction } from "#lib/actions/policies.ts";
import { policyQueries } from "../queries/policies.ts";
import { useCommand } from "../use-command.ts";

/** @param name what the policy is called now, for the notice */
export const useCreatePolicy = (name: string, onCreated: (policyId: string) => void) =>
  useCommand(createPolicyAction, {
    invalidates: [policyQueries.all],
    errors: "inline",
    success: () => ({ tone: "success", title: `Policy ${name} created` }),
    onSuccess: ({ policyId }) => onCreated(policyId),
  });
