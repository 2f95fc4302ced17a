import { isObject, type Json, type JsonObject } from "#simulator/json.ts";
import { tieringModes } from "#simulator/recovery-services/policy-words.ts";

/** Points move to the archive after three months at least, and only monthly and yearly ones do (archive-tier-support). */
export function validateTiering(tiering: Json | undefined, retention: JsonObject): string | undefined {
  if (tiering === undefined) return undefined;
  if (!isObject(tiering)) return "tieringPolicy must be an object.";
  for (const [tier, rule] of Object.entries(tiering)) {
    if (tier !== "ArchivedRP") return `tieringPolicy can tell about ArchivedRP only, not about ${tier}.`;
    const problem = isObject(rule) ? validateRule(rule, retention) : "ArchivedRP must be an object.";
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function validateRule({ tieringMode, duration, durationType }: JsonObject, retention: JsonObject): string | undefined {
  if (typeof tieringMode !== "string" || !tieringModes.includes(tieringMode))
    return `tieringMode must be ${tieringModes.join(", ")}.`;
  if (tieringMode === "DoNotTier") return undefined;
  if (retention["monthlySchedule"] === undefined && retention["yearlySchedule"] === undefined)
    return "Only monthly and yearly recovery points can be moved to the archive; the policy keeps none.";
  if (tieringMode === "TierRecommended") return undefined;
  const days = { Days: 1, Weeks: 7, Months: 31, Years: 366 }[String(durationType)];
  if (typeof duration !== "number" || days === undefined || duration * days < 90)
    return "TierAfter needs a duration of at least three months with its durationType.";
  return undefined;
}
