import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";
import type { Json } from "#lib/std/json.ts";
import { ask } from "../ask.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import { rawBody } from "../exchange.ts";
import { indexKnownDisks } from "../mapping/map-disk-resource.ts";
import { mapVm } from "../mapping/map-vm.ts";
import { requiredArmId } from "../mapping/names.ts";
import type { AzureAnswer, VmReading } from "../port.ts";

export function readVm(session: ArmSession, armId: string, knownDisks: DiskFacts[]): Promise<AzureAnswer<VmReading>> {
  return ask("read", session.options.now, async (exchange) => {
    const { subscriptionId, resourceGroup, name } = requiredArmId(armId);
    const { virtualMachines } = session.compute(subscriptionId);
    await virtualMachines.get(resourceGroup, name, { expand: "instanceView" });
    // The SDK's model keeps only what its version knows; the configuration must be Azure's whole answer.
    const body = rawBody(exchange);
    return { facts: mapVm(body, indexKnownDisks(knownDisks)), configuration: JSON.parse(JSON.stringify(body)) as Json };
  });
}
