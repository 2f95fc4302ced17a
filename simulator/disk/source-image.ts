import { invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { DiskSource, NewDisk } from "#simulator/disk/disk-source.ts";
import { missing } from "#simulator/disk/source-data.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";

const windowsGib = 127;
const linuxGib = 30;
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
  const wanted = request.properties["osType"];
  const osType = wanted ?? (/windows/i.test(id) ? "Windows" : "Linux");
  return {
    gib: osType === "Windows" ? windowsGib : linuxGib,
    inherited: {
      osType,
      hyperVGeneration: /gen-?2|-g2(?![0-9])/i.test(id) ? "V2" : "V1",
      ...planOf(id),
      supportedCapabilities: { acceleratedNetwork: true },
    },
    creationData: {},
    showsInherited: true,
  };
}

function planOf(imageId: string): JsonObject {
  const [, publisher, product, name] = platformImage.exec(imageId) ?? [];
  if (publisher === undefined || product === undefined || name === undefined || planless.test(publisher)) return {};
  return { purchasePlan: { name, publisher, product } };
}
