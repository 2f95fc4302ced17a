import type { ReadMember } from "#lib/domain/policy/azure-shape/read-extension.ts";
import { policySettings } from "./policies.ts";

/** A file larger than this is no policy; hundreds of tags fit into it. */
export const maxPolicyFileBytes = 100_000;

/** One setting in our own words, as the export notes it beside Azure's. */
export const readPolicyMember: ReadMember = (member, value) => {
  const parsed = policySettings.shape[member].safeParse(value);
  if (parsed.success) return { ok: true, value: { [member]: parsed.data } };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: [member, ...path.map(String)].join("."),
    sentence: `This cannot be read: ${message}`,
  }));
  return { ok: false, problems };
};
