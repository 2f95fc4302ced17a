import { expect, it } from "vitest";
import { armRegionOf } from "#lib/domain/cost/prices/region-names.ts";

it.each([
  ["US East", "eastus"],
  ["US East 2", "eastus2"],
  ["US West 3", "westus3"],
  ["US North Central", "northcentralus"],
  ["EU West", "westeurope"],
  ["EU North", "northeurope"],
  ["UK South", "uksouth"],
  ["DE West Central", "germanywestcentral"],
  ["SE Central", "swedencentral"],
  ["CH North", "switzerlandnorth"],
  ["AP Southeast", "southeastasia"],
  ["AP East", "eastasia"],
  ["JA East", "japaneast"],
  ["AU Central 2", "australiacentral2"],
  ["IN Central", "centralindia"],
  ["BR South", "brazilsouth"],
  ["West Europe", "westeurope"],
  ["westeurope", "westeurope"],
  ["East US 2", "eastus2"],
])("%s of a bill is %s in Azure Resource Manager", (name, region) => {
  expect(armRegionOf(name)).toBe(region);
});

it.each(["", "Global", "Zone 1", "zone 3"])("%j is no region", (name) => {
  expect(armRegionOf(name)).toBeNull();
});

it("a name that a table explains needs no rule", () => {
  expect(armRegionOf("Jio IN West", new Map([["jio in west", "jioindiawest"]]))).toBe("jioindiawest");
});
