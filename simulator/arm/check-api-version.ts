import { apiVersions } from "#simulator/arm/api-versions.ts";
import { armError } from "#simulator/arm/arm-error.ts";
import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";

/** Every call names a version, and each family of operations takes its own. */
export function checkApiVersion(call: CallInProgress): Answer | undefined {
  const version = queryOf(call.url, "api-version");
  if (version === undefined || version === "") {
    return armError(
      400,
      "MissingApiVersionParameter",
      "The api-version query parameter (?api-version=) is required for all requests.",
    );
  }
  const operation = call.operation;
  if (operation === undefined) throw new Error("The operation must be found before its version is checked.");
  const supported = apiVersions[operation.family];
  if (!/^\d{4}-\d{2}-\d{2}(-preview)?$/i.test(version)) {
    return armError(
      400,
      "InvalidApiVersionParameter",
      `The api-version '${version}' is invalid. The supported versions are '${supported.join(",")}'.`,
    );
  }
  if (!supported.includes(version)) return unsupported(operation.path, version, supported);
  call.apiVersion = version;
  return undefined;
}

function unsupported(path: string, version: string, supported: readonly string[]): Answer {
  const [, namespace, type] = /\/providers\/([A-Z][^/{]+)\/([^/{]+)/.exec(path) ?? [];
  if (namespace === undefined) {
    return armError(
      400,
      "InvalidApiVersionParameter",
      `The api-version '${version}' is invalid. The supported versions are '${supported.join(",")}'.`,
    );
  }
  return armError(
    400,
    "NoRegisteredProviderFound",
    `No registered resource provider found for location '' and API version '${version}' for type '${type}'. The supported api-versions are '${supported.join(", ")}'.`,
  );
}
