/** Where Azure's regions are, as far as the price of transfer asks: within a continent or between two. Public cloud. */
const regionsByContinent = {
  "North America":
    "eastus eastus2 centralus northcentralus southcentralus westcentralus westus westus2 westus3 canadacentral canadaeast mexicocentral",
  Europe:
    "northeurope westeurope uksouth ukwest francecentral francesouth germanywestcentral germanynorth switzerlandnorth switzerlandwest norwayeast norwaywest swedencentral swedensouth polandcentral italynorth spaincentral austriaeast belgiumcentral denmarkeast",
  Asia: "eastasia southeastasia japaneast japanwest koreacentral koreasouth centralindia southindia westindia jioindiawest jioindiacentral malaysiawest indonesiacentral",
  "Middle East and Africa": "uaenorth uaecentral qatarcentral israelcentral southafricanorth southafricawest",
  Oceania: "australiaeast australiasoutheast australiacentral australiacentral2 newzealandnorth",
  "South America": "brazilsouth brazilsoutheast chilecentral",
} as const;

const continentOf = new Map(
  Object.entries(regionsByContinent).flatMap(([continent, regions]) =>
    regions.split(" ").map((region): [string, string] => [region, continent]),
  ),
);

export type Reach = "WithinContinent" | "BetweenContinents";

/** null for a region that is not in the table: how far it is, is not guessed. */
export function reachBetween(from: string, to: string): Reach | null {
  const [left, right] = [continentOf.get(from.toLowerCase()), continentOf.get(to.toLowerCase())];
  if (!left || !right) return null;
  return left === right ? "WithinContinent" : "BetweenContinents";
}
