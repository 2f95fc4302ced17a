import { invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { DiskSource, NewDisk } from "#simulator/disk/disk-source.ts";
import { missing } from "#simulator/disk/source-data.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { factsOf } from "#simulator/images/image-facts.ts";
import { isObject, valueAt } from "#simulator/json.ts";

/** An image whose name does not tell its system may be said to be of Windows; its disk is as large as usual then. */
const windowsGib = 127;
const dataGib = 32;

/** Publishers whose images need no plan. */
const planless = /^(Microsoft|Canonical$|RedHat$|SUSE$|Debian$|Oracle$|almalinux$|resf$)/i;
const platformImage = /\/Publishers\/([^/]+)\/ArtifactTypes\/VMImage\/Offers\/([^/]+)\/Skus\/([^/]+)\/Versions\//i;

/** A platform image, an image of the subscription, or a version of a gallery image. */
export function fromImage(_call: ArmCall, { request }: NewDisk): DiskSource | Answer {
  const creationData = request.properties["creationData"];
  const platform = valueAt(creationData, ["imageReference"]);
  const reference = platform ?? valueAt(creationData, ["galleryImageReference"]);
  if (!isObject(reference)) return missing("disk.creationData.imageReference");
  const id = ["id", "sharedGalleryImageId", "communityGalleryImageId"]
    .map((name) => valueAt(reference, [name]))
    .find((value) => typeof value === "string");
  if (typeof id !== "string") {
    const name = platform === undefined ? "galleryImageReference" : "imageReference";
    return invalidParameter(`disk.creationData.${name}.id`, `The ${name} must name an image.`);
  }
  if (valueAt(reference, ["lun"]) !== undefined) return { gib: dataGib, inherited: {}, creationData: {} };
  return describeImage(id, request.properties["osType"]);
}

/** What the image's name tells; the request may know better which system it holds. */
function describeImage(id: string, wantedOsType: unknown): DiskSource {
  const [, publisher, offer, sku] = platformImage.exec(id) ?? [];
  const facts = factsOf({ publisher: publisher ?? "", offer: offer ?? id, sku: sku ?? "", versions: [] });
  const osType = wantedOsType ?? facts.osType;
  const needsPlan = publisher !== undefined && offer !== undefined && sku !== undefined && !planless.test(publisher);
  return {
    gib: osType === facts.osType ? facts.osDiskGib : windowsGib,
    inherited: {
      osType: facts.osType,
      hyperVGeneration: facts.hyperVGeneration,
      ...(needsPlan && { purchasePlan: { name: sku, publisher, product: offer } }),
      supportedCapabilities: { acceleratedNetwork: true, architecture: facts.architecture },
    },
    creationData: {},
    showsInherited: true,
  };
}
