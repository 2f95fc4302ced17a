import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { validatePolicy } from "#lib/domain/policy/validate-policy.ts";
import { refuse } from "../errors.ts";

/** Refuses with a sentence at every field that is wrong. */
export function refuseInvalid(name: string, settings: PolicySettings): void {
  const errors = validatePolicy(name, settings);
  if (Object.keys(errors).length > 0) {
    refuse("invalid", "The policy was not saved. Look at the marked fields.", errors);
  }
}
