import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { findPlatformImage } from "#simulator/images/image-catalog.ts";
import { factsOf, type ImageFacts } from "#simulator/images/image-facts.ts";
import { type JsonObject, valueAt } from "#simulator/json.ts";
import { missingParameter } from "#simulator/machines/machine-request.ts";

/** The image of a new machine: the reference as it is answered, and what the machine takes over. */
export type MachineImage = {
  reference: JsonObject;
  facts: ImageFacts;
  /** What the creation data of the OS disk name, and what a cause in the world names. */
  id: string;
  isPlatform: boolean;
};

const idNames = ["id", "sharedGalleryImageId", "communityGalleryImageId"];

export function resolveImage(call: ArmCall, reference: JsonObject, location: string): MachineImage | Answer {
  const id = idNames.map((name) => reference[name]).find((value) => typeof value === "string");
  if (typeof id === "string") return ownImage(call, reference, id);
  const [publisher, offer, sku] = ["publisher", "offer", "sku"].map((name) => reference[name]);
  if (typeof publisher !== "string") return missingParameter("imageReference.publisher");
  if (typeof offer !== "string") return missingParameter("imageReference.offer");
  if (typeof sku !== "string") return missingParameter("imageReference.sku");
  const version = typeof reference["version"] === "string" ? reference["version"] : "latest";
  const image = findPlatformImage(publisher, offer, sku);
  const exactVersion = version.toLowerCase() === "latest" ? image?.versions.at(-1) : version;
  if (image === undefined || exactVersion === undefined || !/^\d+(\.\d+)*$/.test(exactVersion)) {
    return armError(
      404,
      "PlatformImageNotFound",
      `The platform image '${publisher}:${offer}:${sku}:${version}' is not available. Verify that all fields in the storage profile are correct. For more details about storage profile information, please refer to https://aka.ms/storageprofile`,
      { target: "imageReference" },
    );
  }
  const { subscriptionId } = call.parameters;
  return {
    reference: { publisher, offer, sku, version, exactVersion },
    facts: factsOf(image),
    id: `/Subscriptions/${subscriptionId}/Providers/Microsoft.Compute/Locations/${location}/Publishers/${publisher}/ArtifactTypes/VMImage/Offers/${offer}/Skus/${sku}/Versions/${exactVersion}`,
    isPlatform: true,
  };
}

/** A managed image, or one of a gallery; its system is read from the record if there is one, otherwise from the name. */
function ownImage(call: ArmCall, reference: JsonObject, id: string): MachineImage {
  const record = call.simulator.world.others.get(id);
  const names = id.split("/");
  const name = names.at(-3)?.toLowerCase() === "versions" ? "" : (names.at(-1) ?? "");
  const facts = factsOf({ publisher: "", offer: id, sku: name, versions: ["1.0.0"] });
  const osType = valueAt(record?.properties, ["storageProfile", "osDisk", "osType"]);
  const hyperVGeneration = valueAt(record?.properties, ["hyperVGeneration"]);
  return {
    reference,
    facts: {
      ...facts,
      ...((osType === "Windows" || osType === "Linux") && { osType }),
      ...((hyperVGeneration === "V1" || hyperVGeneration === "V2") && { hyperVGeneration }),
    },
    id,
    isPlatform: false,
  };
}
