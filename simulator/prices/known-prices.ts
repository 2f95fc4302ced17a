/** Figures found for other regions than East US, USD; they stand instead of what the factor would give. */
const known: readonly { region: string; product: string; meter: string; price: number }[] = [
  // A guide to Azure Backup's prices in the UK, from the price list, April 2026.
  { region: "uksouth", product: "Backup", meter: "Azure VM Protected Instances", price: 10 },
  { region: "uksouth", product: "Backup", meter: "LRS Data Stored", price: 0.028 },
  { region: "uksouth", product: "Backup", meter: "ZRS Data Stored", price: 0.035 },
  { region: "uksouth", product: "Backup", meter: "GRS Data Stored", price: 0.056 },
  { region: "uksouth", product: "Backup", meter: "RA-GRS Data Stored", price: 0.0711 },
];

export function knownPrice(region: string, meter: { product: string; sku: string; meter: string }): number | undefined {
  if (meter.sku === "Archive") return undefined;
  return known.find((row) => row.region === region && row.product === meter.product && row.meter === meter.meter)
    ?.price;
}
