import { armError, invalidRequestContent, subscriptionNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { sameLocation, subscriptionScope } from "#simulator/arm/resource-id.ts";
import { regions } from "#simulator/fleet/regions.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, valueAt } from "#simulator/json.ts";

/** Names that Microsoft keeps for itself: wherever they occur in a name, and as a whole name. */
const reservedParts = ["login", "microsoft", "windows"];
const reservedNames =
  "access azure bing bizspark biztalk cortana directx dotnet dynamics excel exchange forefront groove hololens hyperv kinect lync msdn o365 office office365 onedrive onenote outlook powerpoint sharepoint skype visio visualstudio xbox".split(
    " ",
  );

/** POST /providers/Microsoft.Resources/checkResourceName */
export function checkResourceName(call: ArmCall): Answer {
  // The official example sends a list of one.
  const content = Array.isArray(call.content) ? call.content[0] : call.content;
  const [name, type] = [valueAt(content, ["name"]), valueAt(content, ["type"])];
  if (typeof name !== "string" || typeof type !== "string")
    return invalidRequestContent("The request needs a 'name' and a 'type'");
  const lower = name.toLowerCase();
  if (reservedNames.includes(lower) || reservedParts.some((word) => lower.includes(word))) {
    const message = `The resource name '${name}' or a part of the name is a trademarked or reserved word.`;
    return armError(400, "ReservedResourceName", message);
  }
  return { status: 200, body: { name, type, status: "Allowed" } };
}

/** POST .../checkZonePeers: in the simulated cloud zone 1 of every subscription is in the same building. */
export function checkZonePeers(call: ArmCall): Answer {
  const content = isObject(call.content) ? call.content : {};
  const { location, subscriptionIds } = content;
  const region = typeof location === "string" ? regions.find((known) => sameLocation(known.name, location)) : undefined;
  if (region === undefined) {
    const message = `The location '${String(location)}' is not valid for this subscription.`;
    return armError(400, "LocationNotAvailableForSubscription", message);
  }
  if (!Array.isArray(subscriptionIds)) return invalidRequestContent("The request needs a list of 'subscriptionIds'");
  const ids = subscriptionIds.map((id) => String(id).replace(/^\/?subscriptions\//i, ""));
  const missing = ids.find((id) => !call.simulator.world.subscriptions.get(subscriptionScope(id)));
  if (missing !== undefined) return subscriptionNotFound(missing);
  return {
    status: 200,
    body: {
      subscriptionId: parameter(call, "subscriptionId"),
      location: region.name,
      availabilityZonePeers: region.zones.map((zone) => ({
        availabilityZone: zone,
        peers: ids.map((subscriptionId) => ({ subscriptionId, availabilityZone: zone })),
      })),
    },
  };
}
