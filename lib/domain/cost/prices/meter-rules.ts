import type { DiskFamily, PriceQuestion, PriceUnit } from "../price-list.ts";
import type { PriceRow } from "./price-row.ts";

/**
 * Which rows answer a question: pricing dossier 7.1. Names are compared exactly, product and SKU before the meter: the same
 * meter name stands in products that cost up to four times as much.
 */
export type MeterRule = {
  service: string;
  /** Null where the product's name is not documented. */
  product: string | null;
  sku: string | null;
  /** Names of the meter, the usual one first. */
  meters: readonly [usual: string, ...others: string[]];
  /** The meter's name goes on after what is known of it. */
  isBeginning: boolean;
  unit: PriceUnit;
  /** False where a sheet without SKUs would leave it open which of several meters is meant. */
  isClearWithoutSku: boolean;
};

export const diskProducts: Record<string, string> = {
  P: "Premium SSD Managed Disks",
  E: "Standard SSD Managed Disks",
  S: "Standard HDD Managed Disks",
};
export const familyProducts: Record<DiskFamily, { product: string; sku: string }> = {
  PremiumV2: { product: "Azure Premium SSD v2", sku: "Premium LRS" },
  Ultra: { product: "Ultra Disks", sku: "Ultra LRS" },
};
const instantAccessSku = "Instant Access Snapshots LRS";

type Names = { service?: string; product: string | null; sku: string | null; meter: string; alsoMeter?: string };

const rule = ({ service = "Storage", product, sku, meter, alsoMeter }: Names, unit: PriceUnit): MeterRule => ({
  ...{ service, product, sku, unit, isBeginning: false, isClearWithoutSku: true },
  meters: alsoMeter ? [meter, alsoMeter] : [meter],
});

export function meterRuleOf(question: PriceQuestion): MeterRule {
  switch (question.charge) {
    case "ProtectedInstance": {
      const names = { service: "Backup", product: "Backup", sku: "Azure VM", meter: "Azure VM Protected Instances" };
      return rule(names, "PerMonth");
    }
    case "SnapshotStorage": {
      // A snapshot of a restore point lies on Standard HDD whatever disk it is of. The doubled name was seen on bills of 2024.
      const meter = `${question.redundancy} Snapshots`;
      const sku = `Snapshots ${question.redundancy}`;
      const names = { product: "Standard HDD Managed Disks", sku, meter, alsoMeter: `Snapshots ${meter}` };
      return rule(names, "PerGibMonth");
    }
    case "VaultStorage": {
      const meter = `${question.redundancy} Data Stored`;
      const names = { service: "Backup", product: "Backup", sku: "Standard", meter };
      // The archive tier has meters of the same names under another SKU.
      return { ...rule(names, "PerGibMonth"), isClearWithoutSku: false };
    }
    case "ManagedDisk": {
      const sku = `${question.tier} ${question.redundancy}`;
      const product = diskProducts[question.tier.slice(0, 1)] ?? "";
      return rule({ product, sku, meter: `${sku} Disk` }, "PerMonth");
    }
    case "DiskCapacity": {
      const { product, sku } = familyProducts[question.family];
      return rule({ product, sku, meter: `${sku} Provisioned Capacity` }, "PerGibMonth");
    }
    case "InstantAccessStorage": {
      const { product } = familyProducts[question.family];
      return rule({ product, sku: instantAccessSku, meter: instantAccessSku }, "PerGibMonth");
    }
    case "InstantAccessRestore": {
      const { product } = familyProducts[question.family];
      const meter = `${instantAccessSku} Disk Capacity Restored`;
      return rule({ product, sku: instantAccessSku, meter }, "PerGib");
    }
    case "InterRegionTransfer": {
      const reach = question.reach === "WithinContinent" ? "Intra" : "Inter";
      const meter = `${reach} Continent Data Transfer Out`;
      // The product's exact name is not documented, and the meter's goes on with the continents it means.
      const names = { service: "Bandwidth", product: null, sku: null, meter };
      return { ...rule(names, "PerGib"), isBeginning: true };
    }
  }
}

export const isMeterOf = ({ meters, isBeginning }: MeterRule, meterName: string): boolean =>
  isBeginning ? meters.some((meter) => meterName.startsWith(meter)) : meters.includes(meterName);

export const isRowOf = (rule: MeterRule, row: PriceRow): boolean =>
  row.serviceName === rule.service &&
  (rule.product === null || row.productName === rule.product) &&
  (rule.sku === null || row.skuName === rule.sku) &&
  isMeterOf(rule, row.meterName);
