import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { groupOf, sameLocation } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { JsonObject } from "#simulator/json.ts";

/** A tracked resource needs a location, and keeps the one that it was created with. */
export function locationRefusal(
  call: ArmCall,
  { id, content, previous }: { id: string; content: JsonObject; previous: { location?: string } | undefined },
): Answer | undefined {
  const location = content["location"];
  if (location === undefined && (previous !== undefined || call.method === "PATCH")) return undefined;
  if (typeof location !== "string" || location.trim() === "") {
    return armError(400, "LocationRequired", "The location property is required for this definition.");
  }
  if (previous?.location === undefined || sameLocation(previous.location, location)) return undefined;
  const name = id.split("/").at(-1) ?? "";
  return armError(
    409,
    "InvalidResourceLocation",
    `The resource '${name}' already exists in location '${previous.location}' in resource group '${groupOf(id)}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`,
  );
}
