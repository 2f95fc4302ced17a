import { armError, invalidRequestContent } from "#simulator/arm/arm-error.ts";
import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import type { Answer } from "#simulator/http/exchange.ts";

export function readContent(call: CallInProgress): Answer | undefined {
  if (call.body === "") {
    call.content = {};
    return undefined;
  }
  const type = call.request.headers["content-type"] ?? "application/json";
  if (!type.toLowerCase().startsWith("application/json")) {
    return armError(
      415,
      "UnsupportedMediaType",
      `The content media type '${type}' is not supported. Only 'application/json' is supported.`,
    );
  }
  try {
    call.content = withoutNulls(JSON.parse(call.body));
    return undefined;
  } catch (error) {
    return invalidRequestContent((error as Error).message);
  }
}

/** Clients send `null` for what they do not set; it means the same as leaving it out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([name, item]) => [name, withoutNulls(item)]),
  );
}
