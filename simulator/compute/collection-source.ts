import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { linkedRefusal } from "#simulator/arm/linked-refusal.ts";
import { sameLocation } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";
import { copiesOf } from "#simulator/world/world.ts";

/** What a collection is bound to: a machine of its own region, or the collection whose points it receives as copies. */
export type CollectionSource = { id: string; location: string; isCollection: boolean };

const sourcePattern =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Compute\/(virtualMachines|restorePointCollections)\/[^/]+$/i;

/** The source that a request for a new collection in `location` names, or why it cannot be one. */
export function findSource(call: ArmCall, location: string): CollectionSource | Answer {
  const id = valueAt(call.content, ["properties", "source", "id"]);
  if (typeof id !== "string")
    return invalidParameter("properties.source.id", "Required parameter 'properties.source.id' is missing (null).");
  const type = sourcePattern.exec(id)?.[1];
  if (type === undefined) {
    return invalidParameter(
      "properties.source.id",
      "The source of a restore point collection must be the id of a virtual machine or of a restore point collection.",
    );
  }
  return type.toLowerCase() === "virtualmachines"
    ? machineSource(call, id, location)
    : otherCollection(call, id, location);
}

function machineSource(call: ArmCall, id: string, location: string): CollectionSource | Answer {
  const refusal = linkedRefusal(call, id, "Microsoft.Compute/virtualMachines/read");
  if (refusal) return refusal;
  const vm = call.simulator.world.virtualMachines.get(id);
  if (vm === undefined) return sourceNotFound("virtual machine", id);
  if (sameLocation(vm.location, location)) return { id: vm.id, location: vm.location, isCollection: false };
  return invalidParameter(
    "location",
    `The location '${location}' of the restore point collection differs from the location '${vm.location}' of its source virtual machine.`,
  );
}

/** Copies go to another region, from the first collection only, and into one collection for each region. */
function otherCollection(call: ArmCall, id: string, location: string): CollectionSource | Answer {
  const refusal = linkedRefusal(call, id, "Microsoft.Compute/restorePointCollections/read");
  if (refusal) return refusal;
  const { collections } = call.simulator.world;
  const source = collections.get(id);
  if (source === undefined) return sourceNotFound("restore point collection", id);
  if (source.copies) {
    return invalidParameter(
      "properties.source.id",
      `The restore point collection '${id}' holds copies. Copying copied restore points is not supported.`,
    );
  }
  if (sameLocation(source.location, location)) {
    return invalidParameter(
      "location",
      `Copying restore points within the region '${source.location}' is not supported. Please choose another region for the restore point collection.`,
    );
  }
  const other = collections.list(copiesOf(source.id)).find((target) => sameLocation(target.location, location));
  if (other) {
    return armError(
      409,
      "OperationNotAllowed",
      `The restore point collection '${other.id}' receives the copies of '${id}' in location '${other.location}' already. Only one target collection per source collection and region is supported.`,
    );
  }
  return { id: source.id, location: source.location, isCollection: true };
}

function sourceNotFound(kind: string, id: string): Answer {
  return armError(404, "NotFound", `The source ${kind} '${id}' of the restore point collection was not found.`);
}
