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
];
