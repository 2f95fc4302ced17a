import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";

const longest = 150;

/** A name to begin with; the server says when it is taken. */
export function copyNameOf(policy: { name: string; version: number }, settings: PolicySettings): string {
  const ending = settings.consistencyType === "OnlyCrashConsistent" ? "crash-consistent" : `copy-${policy.version}`;
  return withEnding(policy.name, ending);
}

/** For the policy with which VMs go back to what they had before an edit. */
export const previousNameOf = (policyName: string, editedVersion: number): string =>
  withEnding(policyName, `before-v${editedVersion}`);

const withEnding = (name: string, ending: string): string => `${name.slice(0, longest - ending.length - 1)}-${ending}`;
