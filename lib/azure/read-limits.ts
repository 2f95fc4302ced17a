import type { AzureLimit } from "./port.ts";
import type { AnswerHeaders } from "./read-retry-after.ts";

/** `x-ms-ratelimit-remaining-resource`: one `Microsoft.Compute/<policy>;<left>` for each policy that counted the request. */
export function readLimits(headers: AnswerHeaders): AzureLimit[] {
  const entries = headers["x-ms-ratelimit-remaining-resource"]?.split(",") ?? [];
  return entries.flatMap((entry) => {
    const match = /^\s*[^/;]+\/([^;]+);(\d+)\s*$/.exec(entry);
    return match?.[1] ? [{ policy: match[1], remaining: Number(match[2]) }] : [];
  });
}
