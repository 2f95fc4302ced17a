import { operatingSystems } from "#simulator/fleet/operating-systems.ts";
import { isObject, valueAt } from "#simulator/json.ts";

/** A platform image: a publisher's offer in one edition (SKU), with the versions that a region has. */
export type PlatformImage = {
  publisher: string;
  offer: string;
  sku: string;
  /** Oldest first. */
  versions: readonly string[];
};

type Rows = Record<string, Record<string, Record<string, string>>>;

/** SKUs with their versions, separated by blanks, oldest first. */
const rows: Rows = {
  Canonical: {
    UbuntuServer: {
      "14.04.5-LTS": "14.04.201905140",
      "16.04-LTS": "16.04.202109280",
      "16_04-lts-gen2": "16.04.202109281",
      "18.04-LTS": "18.04.202306070 18.04.202401161",
      "18_04-lts-gen2": "18.04.202306070 18.04.202401161",
      "18_04-lts-arm64": "18.04.202306070",
      "19.04": "19.04.202001220",
    },
    "0001-com-ubuntu-server-focal": {
      "20_04-lts": "20.04.202408010 20.04.202505200",
      "20_04-lts-gen2": "20.04.202408010 20.04.202505200",
      "20_04-lts-arm64": "20.04.202408010",
    },
    "0001-com-ubuntu-server-jammy": {
      "22_04-lts": "22.04.202408010 22.04.202510010",
      "22_04-lts-gen2": "22.04.202408010 22.04.202510010",
      "22_04-lts-arm64": "22.04.202408010 22.04.202510010",
    },
    "0001-com-ubuntu-confidential-vm-jammy": { "22_04-lts-cvm": "22.04.202408010" },
    "ubuntu-24_04-lts": {
      server: "24.04.202408010 24.04.202510010",
      "server-gen1": "24.04.202408010 24.04.202510010",
      "server-arm64": "24.04.202408010 24.04.202510010",
      minimal: "24.04.202408010 24.04.202510010",
      cvm: "24.04.202408010",
    },
  },
  Debian: {
    "debian-10": { "10": "0.20240204.1647", "10-gen2": "0.20240204.1647", "10-backports-gen2": "0.20240204.1647" },
    "debian-11": { "11": "0.20240717.1811", "11-gen2": "0.20240717.1811", "11-backports-gen2": "0.20240717.1811" },
    "debian-12": {
      "12": "0.20240717.1811 0.20251006.2257",
      "12-gen2": "0.20240717.1811 0.20251006.2257",
      "12-arm64": "0.20240717.1811",
    },
  },
  OpenLogic: {
    CentOS: {
      "6.10": "6.10.2020042900",
      "7.5": "7.5.201808150",
      "7_5-gen2": "7.5.2020062901",
      "7.9": "7.9.2022020700",
      "7_9-gen2": "7.9.2022020701",
      "8_5-gen2": "8.5.2022012401",
      "8_5": "8.5.2022012400",
    },
  },
  RedHat: {
    RHEL: {
      "7-LVM": "7.9.2023032012",
      "7-lvm-gen2": "7.9.2023032012",
      "7.8": "7.8.2021051701",
      "8-lvm": "8.10.2024060401",
      "8-lvm-gen2": "8.10.2024060401",
      "8_4": "8.4.2021081003",
      "9-lvm": "9.4.2024050714",
      "9-lvm-gen2": "9.4.2024050714",
      "94_gen2": "9.4.2024050714",
      "9_4": "9.4.2024050714",
    },
  },
  SUSE: {
    "opensuse-leap-15-3": { gen2: "2022.01.19", gen1: "2022.01.19" },
    "opensuse-leap-15-4": { gen2: "2023.08.29", gen1: "2023.08.29" },
    "opensuse-leap-15-6": { gen2: "2024.07.15", gen1: "2024.07.15" },
    "sles-15-sp3": { gen2: "2024.02.19", gen1: "2024.02.19" },
    "sles-15-sp5": { gen2: "2024.07.15", gen1: "2024.07.15" },
    "sles-sap-15-sp6": { gen2: "2024.09.16 15.6.202510010", gen1: "2024.09.16" },
  },
  kinvolk: { "flatcar-container-linux-free": { stable: "3975.2.0", "stable-gen2": "3975.2.0" } },
  MicrosoftWindowsServer: {
    WindowsServer: {
      "2008-R2-SP1": "7601.24564.2301110000",
      "2012-Datacenter": "9200.24975.2407102320",
      "2012-R2-Datacenter": "9600.22074.2407102330",
      "2012-r2-datacenter-gensecond": "9600.22074.2407102330",
      "2016-Datacenter": "14393.7159.240703 14393.8519.251007",
      "2016-datacenter-gensecond": "14393.7159.240703 14393.8519.251007",
      "2016-datacenter-with-containers-g2": "14393.7159.240703",
      "2019-Datacenter": "17763.6054.240703 17763.7922.251007",
      "2019-datacenter-gensecond": "17763.6054.240703 17763.7922.251007",
      "2019-Datacenter-Core": "17763.6054.240703 17763.7922.251007",
      "2019-Datacenter-smalldisk": "17763.6054.240703 17763.7922.251007",
      "2022-datacenter": "20348.2582.240703 20348.4297.251007",
      "2022-Datacenter": "20348.2582.240703 20348.4297.251007",
      "2022-datacenter-g2": "20348.2582.240703 20348.4297.251007",
      "2022-datacenter-core": "20348.2582.240703 20348.4297.251007",
      "2022-datacenter-core-g2": "20348.2582.240703 20348.4297.251007",
      "2022-datacenter-azure-edition": "20348.2582.240703 20348.4297.251007",
      "2022-datacenter-azure-edition-core": "20348.2582.240703 20348.4297.251007",
      "2022-datacenter-azure-edition-hotpatch": "20348.2582.240703 20348.4297.251007",
      "2022-datacenter-azure-edition-core-smalldisk": "20348.2582.240703",
      "2022-datacenter-smalldisk": "20348.2582.240703 20348.4297.251007",
      "2025-datacenter-g2": "26100.4061.251007",
      "2025-datacenter": "26100.4061.251007",
      "2025-datacenter-azure-edition": "26100.4061.251007",
    },
  },
  MicrosoftWindowsDesktop: {
    "Windows-10": { "win10-22h2-pro-g2": "19045.4651.240710", "win10-22h2-ent-g2": "19045.4651.240710" },
    "windows-11": {
      "win11-23h2-pro": "22631.3880.240710",
      "win11-23h2-ent": "22631.3880.240710",
      "win11-22h2-pro": "22621.3880.240710",
    },
  },
};

/** The offers that are known in full: another SKU of them does not exist. Offers beyond them are taken as they are named. */
const catalog: readonly PlatformImage[] = [...listedImages(), ...fleetImages()];

function listedImages(): PlatformImage[] {
  return Object.entries(rows).flatMap(([publisher, offers]) =>
    Object.entries(offers).flatMap(([offer, skus]) =>
      Object.entries(skus).map(([sku, versions]) => ({ publisher, offer, sku, versions: versions.split(" ") })),
    ),
  );
}

/** The images that the machines of the fleets say they were made from. */
function fleetImages(): PlatformImage[] {
  return Object.values(operatingSystems).flatMap(({ image }) => {
    if (!isObject(image)) return [];
    const [publisher, offer, sku, version] = ["publisher", "offer", "sku", "exactVersion"].map((name) =>
      String(valueAt(image, [name])),
    );
    return [{ publisher, offer, sku, versions: [version] } as PlatformImage];
  });
}

export function publishers(): string[] {
  return distinct(catalog.map((image) => image.publisher));
}

export function offersOf(publisher: string): string[] {
  return distinct(catalog.filter((image) => same(image.publisher, publisher)).map((image) => image.offer));
}

export function skusOf(publisher: string, offer: string): string[] {
  const images = catalog.filter((image) => same(image.publisher, publisher) && same(image.offer, offer));
  return distinct(images.map((image) => image.sku));
}

/**
 * The image with this name. An offer that the catalogue does not have is taken as it is named, with one version, since the
 * marketplace has far more of them; undefined for a SKU that a known offer has not.
 */
export function findPlatformImage(publisher: string, offer: string, sku: string): PlatformImage | undefined {
  const ofOffer = catalog.filter((image) => same(image.publisher, publisher) && same(image.offer, offer));
  if (ofOffer.length === 0) return { publisher, offer, sku, versions: ["1.0.20251001"] };
  const found = ofOffer.filter((image) => same(image.sku, sku));
  const [first] = found;
  return first && { ...first, versions: distinct(found.flatMap((image) => image.versions)) };
}

function distinct(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
