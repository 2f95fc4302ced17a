import type { SizeFacts } from "#lib/domain/vm/vm-facts.ts";
import { ask } from "../ask.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import { mapSize } from "../mapping/map-size.ts";
import { regionName } from "../mapping/names.ts";
import type { AzureAnswer } from "../port.ts";

export function listSizes(
  session: ArmSession,
  subscriptionId: string,
  location: string,
): Promise<AzureAnswer<SizeFacts[]>> {
  return ask("read", session.options.now, async () => {
    const sizes: SizeFacts[] = [];
    // Without the filter Azure answers with the SKUs of every region: tens of megabytes.
    const filter = `location eq '${regionName(location)}'`;
    for await (const sku of session.compute(subscriptionId).resourceSkus.list({ filter })) {
      const size = mapSize(sku, location);
      if (size) sizes.push(size);
    }
    return sizes;
  });
}
