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
    diskEncryptionSet(seed),
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

/** The customer-managed key of `hr-cmk-01`, in a key vault which the control port can delete. */
function diskEncryptionSet(seed: string): OtherResource {
  const { subscriptionId, group, location } = placeOf(seed, "rg-erp-prod-weu");
  const name = "des-contoso";
  return {
    id: computeId(subscriptionId, group, "diskEncryptionSets", name),
    name,
    type: "Microsoft.Compute/diskEncryptionSets",
    location,
    identity: { type: "SystemAssigned", principalId: stableUuid(`${seed}/${name}`) },
    properties: {
      activeKey: {
        sourceVault: { id: `${groupScope(subscriptionId, group)}/providers/Microsoft.KeyVault/vaults/kv-contoso` },
        keyUrl: `https://kv-contoso.vault.azure.net/keys/disks/${stableUuid(`${seed}/key`).replaceAll("-", "")}`,
      },
      encryptionType: "EncryptionAtRestWithCustomerKey",
      provisioningState: "Succeeded",
    },
  };
}
