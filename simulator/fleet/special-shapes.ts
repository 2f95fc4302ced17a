import { computeId } from "#simulator/arm/resource-id.ts";
import { diskRow, one, type Special, three, two } from "#simulator/fleet/special.ts";
import * as t from "#simulator/fleet/twists.ts";

/** Machines that are special by their kind or their size. */
export const specialShapes: Special[] = [
  {
    name: "legacy-crm-01",
    group: "rg-legacy-prod-weu",
    size: "Standard_DS2_v2",
    os: "windows2016",
    data: one,
    twist: t.unmanaged,
  },
  {
    name: "vault-conf-01",
    group: "rg-pay-prod-eus",
    size: "Standard_DC4as_v6",
    os: "windows2022",
    data: one,
    twist: t.securityType("ConfidentialVM"),
  },
  {
    name: "web-trusted-01",
    group: "rg-web-prod-weu",
    size: "Standard_D4s_v5",
    os: "windows2022",
    data: one,
    twist: t.all(t.securityType("TrustedLaunch"), t.encryptionAtHost),
  },
  {
    name: "build-eph-01",
    group: "rg-ci-eus",
    size: "Standard_D8ds_v5",
    os: "ubuntu2404",
    data: two,
    twist: t.ephemeralOsDisk,
  },
  {
    name: "rescue-01",
    group: "rg-lab-neu",
    size: "Standard_D4s_v5",
    os: "windows2022",
    data: two,
    twist: t.foreignOsDiskAsData(1),
  },
  {
    name: "batch-spot-01",
    group: "rg-analytics-prod-neu",
    size: "Standard_D16s_v5",
    os: "ubuntu2204",
    data: one,
    twist: ({ vm }) => void Object.assign(vm.properties, { priority: "Spot", evictionPolicy: "Deallocate" }),
  },
  {
    name: "edge-zone-01",
    group: "rg-edge-wus",
    size: "Standard_D4s_v5",
    os: "ubuntu2204",
    data: one,
    twist: ({ vm }) => void Object.assign(vm, { extendedLocation: { type: "EdgeZone", name: "losangeles" } }),
  },
  {
    name: "firewall-01",
    group: "rg-edge-wus",
    size: "Standard_D4s_v3",
    os: "debian12",
    twist: ({ vm }) =>
      void Object.assign(vm, { plan: { name: "byol", publisher: "contoso-partner", product: "network-appliance" } }),
  },
  ...["shop-flex-01", "shop-flex-02"].map(
    (name): Special => ({
      name,
      group: "rg-web-prod-weu",
      size: "Standard_D4as_v5",
      os: "ubuntu2404",
      data: one,
      twist: ({ vm, place }) =>
        void Object.assign(vm.properties, {
          virtualMachineScaleSet: {
            id: computeId(place.subscriptionId, place.group, "virtualMachineScaleSets", "vmss-shop-flex"),
          },
        }),
    }),
  ),
  ...["sap-app-01", "sap-app-02"].map(
    (name): Special => ({
      name,
      group: "rg-sap-prod-weu",
      size: "Standard_E16s_v5",
      os: "sles15",
      data: two,
      twist: ({ vm, place }) =>
        void Object.assign(vm.properties, {
          availabilitySet: { id: computeId(place.subscriptionId, place.group, "availabilitySets", "AVSET-SAP") },
        }),
    }),
  ),
  {
    name: "intranet-01",
    group: "rg-legacy-prod-weu",
    size: "Standard_D2_v3",
    os: "windows2019",
    osDiskSku: "StandardSSD_LRS",
  },
  { name: "render-01", group: "rg-lab-neu", size: "Standard_NV8as_v4", os: "windows2022", data: one },
  { name: "boost-sql-01", group: "rg-sql-prod-weu", size: "Standard_D4s_v6", os: "windows2022", data: three },
  { name: "boost-web-01", group: "rg-web-prod-weu", size: "Standard_D4s_v6", os: "ubuntu2404", data: one },
  {
    name: "amd-six-01",
    group: "rg-analytics-prod-neu",
    size: "Standard_D8ads_v6",
    os: "ubuntu2404",
    data: diskRow(4, 256),
  },
  { name: "amd-seven-01", group: "rg-analytics-prod-neu", size: "Standard_D8ads_v7", os: "ubuntu2404", data: two },
  { name: "arm-build-01", group: "rg-ci-eus", size: "Standard_D4ps_v6", os: "ubuntu2404", data: two },
  { name: "hana-old-01", group: "rg-sap-prod-weu", size: "Standard_M64", os: "sles15", data: diskRow(4, 1024) },
  {
    name: "tiny-01",
    group: "rg-dev-weu",
    size: "Standard_B1s",
    os: "debian12",
    env: "development",
    osDiskSku: "StandardSSD_LRS",
  },
];
