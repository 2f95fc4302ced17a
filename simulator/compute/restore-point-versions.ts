import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";

/** The first versions with restore points, with the crash-consistent mode (concepts-restore-points) and instant access. */
const sinceRestorePoints = "2021-03-01";
const sinceCrashMode = "2021-07-01";
const sinceInstantAccess = "2025-04-01";
/** The troubleshooting page names this version, too, but not for what; here it is for Trusted Launch. */
export const sinceTrustedLaunch = "2022-03-01";

/** The refusal of a request about restore points or collections whose api-version is too old for it. */
export function versionRefusal(call: ArmCall): Answer | undefined {
  const has = (name: string) => valueAt(call.content, ["properties", name]) !== undefined;
  const young = has("instantAccess") || has("instantAccessDurationMinutes");
  return (
    tooOld(call, sinceRestorePoints) ??
    (has("consistencyMode") ? tooOld(call, sinceCrashMode) : undefined) ??
    (young ? tooOld(call, sinceInstantAccess) : undefined)
  );
}

export function tooOld(call: ArmCall, since: string): Answer | undefined {
  if (call.apiVersion >= since) return undefined;
  return armError(400, "BadRequest", `This request can be made with api-version '${since}' or newer.`);
}
