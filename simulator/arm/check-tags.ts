import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject } from "#simulator/json.ts";
import { readTags } from "#simulator/resources/tag-rules.ts";

/** Resource Manager looks at the tags of whatever is made or changed, before the provider does. */
export function checkTags({ method, content }: CallInProgress): Answer | undefined {
  if ((method !== "PUT" && method !== "PATCH") || !isObject(content) || content["tags"] === undefined) return undefined;
  const read = readTags(content["tags"]);
  return "refusal" in read ? read.refusal : undefined;
}
