import type { ArmOperation } from "#simulator/arm/operation.ts";
import { compute, op, sub } from "#simulator/arm/operation-row.ts";
import { policies, type RatePolicy } from "#simulator/arm/rate-policies.ts";
import * as images from "#simulator/images/virtual-machine-images.ts";

const publishers = `${sub}/${compute}/locations/{location}/publishers`;
const offers = `${publishers}/{publisherName}/artifacttypes/vmimage/offers`;
const skus = `${offers}/{offer}/skus`;
const versions = `${skus}/{skus}/versions`;

const row = (
  name: string,
  path: string,
  handle: ArmOperation["handle"],
  limits: readonly RatePolicy[] = [],
): ArmOperation =>
  op(`VirtualMachineImages_${name}`, "GET", path, {
    family: "compute",
    action: "Microsoft.Compute/locations/publishers/artifacttypes/offers/skus/versions/read",
    limits,
    handle,
  });

/** Platform images, as `az vm create` and `az vm image` ask for them. */
export const imageOperations: readonly ArmOperation[] = [
  row("ListPublishers", publishers, images.listPublishers),
  row("ListOffers", offers, images.listOffers),
  row("ListSkus", skus, images.listSkus),
  row("List", versions, images.listVersions, policies.listImageVersions),
  row("Get", `${versions}/{version}`, images.getVersion, policies.getImageVersion),
];
