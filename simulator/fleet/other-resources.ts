import { computeId, groupScope } from "#simulator/arm/resource-id.ts";
import { placeOf } from "#simulator/fleet/places.ts";
import { stableUuid } from "#simulator/random.ts";
import type { OtherResource } from "#simulator/world/records.ts";

/** Sets that machines belong to, and a machine of the classic deployment model, which only Resource Graph still shows. */
export function otherResources(seed: string): OtherResource[] {
  const web = placeOf(seed, "rg-web-prod-weu");
  const sap = placeOf(seed, "rg-sap-prod-weu");
  const legacy = placeOf(seed, "rg-legacy-prod-weu");
  const idOf = (place: typeof web, type: string, name: string) =>
    computeId(place.subscriptionId, place.group, type, name);
  const scaleSet = (name: string, orchestrationMode: string): OtherResource => ({
    id: idOf(web, "virtualMachineScaleSets", name),
    name,
    type: "Microsoft.Compute/virtualMachineScaleSets",
    location: web.location,
    tags: { env: "production", app: "webshop", owner: "web-team", costCenter: "CC-1100" },
    properties: {
      orchestrationMode,
      provisioningState: "Succeeded",
      uniqueId: stableUuid(`${seed}/${name}`),
      platformFaultDomainCount: 1,
    },
  });
  return [
    scaleSet("vmss-shop-flex", "Flexible"),
    scaleSet("vmss-frontend-uniform", "Uniform"),
    {
      id: idOf(sap, "availabilitySets", "AVSET-SAP"),
      name: "AVSET-SAP",
      type: "Microsoft.Compute/availabilitySets",
      location: sap.location,
      properties: {
        platformFaultDomainCount: 2,
        platformUpdateDomainCount: 5,
        virtualMachines: ["sap-app-01", "sap-app-02"].map((name) => ({ id: idOf(sap, "virtualMachines", name) })),
      },
    },
    {
      id: `${groupScope(legacy.subscriptionId, legacy.group)}/providers/Microsoft.ClassicCompute/virtualMachines/classic-fax-01`,
      name: "classic-fax-01",
      type: "Microsoft.ClassicCompute/virtualMachines",
      location: legacy.location,
      properties: {
        hardwareProfile: { size: "Small", deploymentName: "classic-fax" },
        instanceView: { status: "ReadyRole", powerState: "Started" },
      },
    },
  ];
}
