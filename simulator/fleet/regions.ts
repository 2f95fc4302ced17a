/** A small site near a city that belongs to a region. */
export type EdgeZone = { name: string; displayName: string; latitude: string; longitude: string };

export type Region = {
  name: string;
  displayName: string;
  geography: string;
  geographyGroup: string;
  physicalLocation: string;
  paired: string;
  latitude: string;
  longitude: string;
  zones: readonly string[];
  edgeZones?: readonly EdgeZone[];
};

const zoned = ["1", "2", "3"];

/** The regions of the simulated cloud, with the facts of the real ones. */
export const regions: readonly Region[] = [
  {
    name: "westeurope",
    displayName: "West Europe",
    geography: "Europe",
    geographyGroup: "Europe",
    physicalLocation: "Netherlands",
    paired: "northeurope",
    latitude: "52.3667",
    longitude: "4.9",
    zones: zoned,
  },
  {
    name: "northeurope",
    displayName: "North Europe",
    geography: "Europe",
    geographyGroup: "Europe",
    physicalLocation: "Ireland",
    paired: "westeurope",
    latitude: "53.3478",
    longitude: "-6.2597",
    zones: zoned,
  },
  {
    name: "eastus",
    displayName: "East US",
    geography: "United States",
    geographyGroup: "US",
    physicalLocation: "Virginia",
    paired: "westus",
    latitude: "37.3719",
    longitude: "-79.8164",
    zones: zoned,
  },
  {
    name: "westus",
    displayName: "West US",
    geography: "United States",
    geographyGroup: "US",
    physicalLocation: "California",
    paired: "eastus",
    latitude: "37.783",
    longitude: "-122.417",
    zones: [],
    edgeZones: [{ name: "losangeles", displayName: "Los Angeles", latitude: "34.058414", longitude: "-118.235361" }],
  },
  {
    name: "swedencentral",
    displayName: "Sweden Central",
    geography: "Sweden",
    geographyGroup: "Europe",
    physicalLocation: "Gävle",
    paired: "swedensouth",
    latitude: "60.67488",
    longitude: "17.14127",
    zones: zoned,
  },
  {
    name: "germanywestcentral",
    displayName: "Germany West Central",
    geography: "Germany",
    geographyGroup: "Europe",
    physicalLocation: "Frankfurt",
    paired: "germanynorth",
    latitude: "50.110924",
    longitude: "8.682127",
    zones: zoned,
  },
  {
    name: "uksouth",
    displayName: "UK South",
    geography: "United Kingdom",
    geographyGroup: "Europe",
    physicalLocation: "London",
    paired: "ukwest",
    latitude: "50.941",
    longitude: "-0.799",
    zones: zoned,
  },
  {
    name: "eastus2",
    displayName: "East US 2",
    geography: "United States",
    geographyGroup: "US",
    physicalLocation: "Virginia",
    paired: "centralus",
    latitude: "36.6681",
    longitude: "-78.3889",
    zones: zoned,
  },
];
