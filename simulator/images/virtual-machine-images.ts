import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import {
  findPlatformImage,
  offersOf,
  type PlatformImage,
  publishers,
  skusOf,
} from "#simulator/images/image-catalog.ts";
import { factsOf } from "#simulator/images/image-facts.ts";
import type { JsonObject } from "#simulator/json.ts";

/** Platform images of a region, as bare lists: publishers, their offers, the SKUs and versions of an offer. */
export function listPublishers(call: ArmCall): Answer {
  const parent = publishersId(call);
  return { status: 200, body: publishers().map((name) => item(call, `${parent}/${name}`, name)) };
}

export function listOffers(call: ArmCall): Answer {
  const publisher = parameter(call, "publisherName");
  const parent = `${publishersId(call)}/${publisher}/ArtifactTypes/VMImage/Offers`;
  return { status: 200, body: offersOf(publisher).map((name) => item(call, `${parent}/${name}`, name)) };
}

export function listSkus(call: ArmCall): Answer {
  const skus = skusOf(parameter(call, "publisherName"), parameter(call, "offer"));
  return { status: 200, body: skus.map((name) => item(call, `${offerId(call)}/Skus/${name}`, name)) };
}

/** Versions, with `$top` and `$orderby=name desc` as the only options that clients use. */
export function listVersions(call: ArmCall): Answer {
  const image = namedImage(call);
  if (image === undefined) return imageNotFound();
  const order = queryOf(call.url, "$orderby")?.trim().toLowerCase();
  const top = queryOf(call.url, "$top");
  if (top !== undefined && !/^\d+$/.test(top)) return invalidParameter("$top", "The value of $top must be a number.");
  const versions = order === "name desc" ? image.versions.toReversed() : [...image.versions];
  const parent = `${offerId(call)}/Skus/${parameter(call, "skus")}/Versions`;
  const first = versions.slice(0, top === undefined ? undefined : Number(top));
  return { status: 200, body: first.map((name) => item(call, `${parent}/${name}`, name)) };
}

export function getVersion(call: ArmCall): Answer {
  const image = namedImage(call);
  const version = parameter(call, "version");
  const exact = version.toLowerCase() === "latest" ? image?.versions.at(-1) : version;
  if (image === undefined || exact === undefined || !/^\d+(\.\d+)*$/.test(exact)) return imageNotFound();
  const { osType, hyperVGeneration, architecture } = factsOf(image);
  const isTrusted = hyperVGeneration === "V2" && architecture === "x64";
  const features = [
    ...(isTrusted ? [{ name: "SecurityType", value: "TrustedLaunchSupported" }] : []),
    { name: "IsAcceleratedNetworkSupported", value: "True" },
    { name: "DiskControllerTypes", value: "SCSI, NVMe" },
  ];
  return {
    status: 200,
    body: {
      properties: {
        hyperVGeneration,
        architecture,
        ...planOf(image),
        disallowed: { vmDiskType: hyperVGeneration === "V2" ? "Unmanaged" : "None" },
        automaticOSUpgradeProperties: { automaticOSUpgradeSupported: hyperVGeneration === "V1" },
        ...(call.apiVersion >= "2022-11-01" && { imageDeprecationStatus: { imageState: "Active" } }),
        ...(hyperVGeneration === "V2" && { features }),
        osDiskImage: { operatingSystem: osType },
        dataDiskImages: [],
      },
      ...item(call, `${offerId(call)}/Skus/${parameter(call, "skus")}/Versions/${exact}`, exact),
    },
  };
}

/** Publishers whose images are sold without a plan. */
const withoutPlan = /^(Microsoft|Canonical|Debian|OpenLogic|RedHat|SUSE)/i;

function planOf({ publisher, offer, sku }: PlatformImage): JsonObject {
  return withoutPlan.test(publisher) ? {} : { plan: { publisher, product: offer, name: sku } };
}

function namedImage(call: ArmCall): PlatformImage | undefined {
  return findPlatformImage(parameter(call, "publisherName"), parameter(call, "offer"), parameter(call, "skus"));
}

function publishersId(call: ArmCall): string {
  const [subscriptionId, location] = [parameter(call, "subscriptionId"), parameter(call, "location")];
  return `/Subscriptions/${subscriptionId}/Providers/Microsoft.Compute/Locations/${location}/Publishers`;
}

function offerId(call: ArmCall): string {
  return `${publishersId(call)}/${parameter(call, "publisherName")}/ArtifactTypes/VMImage/Offers/${parameter(call, "offer")}`;
}

function item(call: ArmCall, id: string, name: string): JsonObject {
  return { location: parameter(call, "location"), name, id };
}

function imageNotFound(): Answer {
  return armError(404, "NotFound", "Artifact: VMImage was not found.");
}
