import { maxPolicyFileBytes, readPolicyMember } from "#lib/contracts/azure-policy.ts";
import { fromAzurePolicy, type PolicyReading } from "#lib/domain/policy/azure-shape/from-azure-policy.ts";
import type { Result } from "#lib/std/result.ts";
import { fail, ok } from "#lib/std/result.ts";

/** What a text says of a policy; or, in a sentence, why it says none. */
export function readPolicyFile(text: string): Result<PolicyReading, string> {
  if (text.trim() === "") return fail("Choose a file, or paste the JSON of a policy.");
  if (text.length > maxPolicyFileBytes) {
    return fail(`This is longer than ${maxPolicyFileBytes.toLocaleString("en-GB")} characters, which no policy is.`);
  }
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const reading = fromAzurePolicy(parsed.value, readPolicyMember);
  return "sentence" in reading
    ? fail(reading.path === "" ? reading.sentence : `${reading.path}: ${reading.sentence}`)
    : ok(reading);
}

function parse(text: string): Result<unknown, string> {
  try {
    // Windows tools begin a file with a mark that JSON does not know.
    return ok(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    return fail(`This is no JSON: ${error instanceof Error ? error.message : "it cannot be read"}.`);
  }
}
