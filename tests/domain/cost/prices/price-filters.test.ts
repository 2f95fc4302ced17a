import { expect, it } from "vitest";
import { priceFilters } from "#lib/domain/cost/prices/price-filters.ts";

it("asks for pay-as-you-go rows of one region, in Azure's letter case, three times", () => {
  expect(priceFilters("westeurope")).toEqual([
    "serviceName eq 'Backup' and (skuName eq 'Azure VM' or skuName eq 'Standard') and armRegionName eq 'westeurope' and priceType eq 'Consumption'",
    "serviceName eq 'Storage' and (productName eq 'Premium SSD Managed Disks' or productName eq 'Standard SSD Managed Disks' or productName eq 'Standard HDD Managed Disks' or productName eq 'Azure Premium SSD v2' or productName eq 'Ultra Disks') and armRegionName eq 'westeurope' and priceType eq 'Consumption'",
    "serviceName eq 'Bandwidth' and contains(meterName,'Continent') and armRegionName eq 'westeurope' and priceType eq 'Consumption'",
  ]);
});

it("cannot be broken out of by a quote", () => {
  expect(priceFilters("x' or 1 eq 1")[0]).toContain("armRegionName eq 'x'' or 1 eq 1'");
});
