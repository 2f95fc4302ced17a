import { armError, invalidParameter } from "#simulator/arm/arm-error.ts";
import { maximumGib } from "#simulator/disk/disk-performance.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** The refusal of a size that disks of this SKU cannot have. */
export function sizeRefusal(gib: number, sku: string): Answer | undefined {
  const most = maximumGib(sku);
  if (gib >= 1 && gib <= most) return undefined;
  return invalidParameter(
    "disk.diskSizeGB",
    `The value '${gib}' of parameter 'disk.diskSizeGB' is out of range. The value must be between '1' and '${most}', inclusive.`,
  );
}

/** The refusal to make something smaller than it is, or than what it is made of. */
export function shrinkRefusal(id: string): Answer {
  return armError(
    400,
    "ResizeDiskError",
    `The disk/snapshot resource with id ${id} cannot be resized down. Reducing disk/snapshot size is not supported in Azure to prevent data loss.`,
  );
}
