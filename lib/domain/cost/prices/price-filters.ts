import { diskProducts, familyProducts } from "./meter-rules.ts";

/** Text in a filter stands in single quotes; a quote within is doubled. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const anyOf = (field: string, values: readonly string[]): string =>
  `(${values.map((value) => `${field} eq ${quoted(value)}`).join(" or ")})`;

/**
 * What to ask the price list about a region: pricing dossier 7.3. Values are case-sensitive since 2023-01-01-preview. The
 * answers are matched by the same names again, because a filter is a wish.
 */
export function priceFilters(region: string): string[] {
  const always = `armRegionName eq ${quoted(region)} and priceType eq 'Consumption'`;
  const products = [...Object.values(diskProducts), ...Object.values(familyProducts).map(({ product }) => product)];
  return [
    `serviceName eq 'Backup' and ${anyOf("skuName", ["Azure VM", "Standard"])} and ${always}`,
    `serviceName eq 'Storage' and ${anyOf("productName", products)} and ${always}`,
    `serviceName eq 'Bandwidth' and contains(meterName,'Continent') and ${always}`,
  ];
}
