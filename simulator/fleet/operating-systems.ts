import type { JsonObject } from "#simulator/json.ts";

export type OsKey = keyof typeof operatingSystems;

type OperatingSystem = {
  osType: "Windows" | "Linux";
  osName: string;
  osVersion: string;
  image: JsonObject;
  agentVersion: string;
  agentMessage: string;
};

const windowsMessage = "GuestAgent is running and processing the extensions.";
const linuxMessage = "Guest Agent is running";

function windows(sku: string, osName: string, build: string): OperatingSystem {
  const image = {
    publisher: "MicrosoftWindowsServer",
    offer: "WindowsServer",
    sku,
    version: "latest",
    exactVersion: `${build}.251007`,
  };
  return {
    osType: "Windows",
    osName,
    osVersion: `Microsoft Windows NT 10.0.${build.split(".")[0]}.0`,
    image,
    agentVersion: "2.7.41491.1172",
    agentMessage: windowsMessage,
  };
}

function linux(osName: string, osVersion: string, publisher: string, offer: string, sku: string): OperatingSystem {
  const image = { publisher, offer, sku, version: "latest", exactVersion: `${osVersion}.202510010` };
  return { osType: "Linux", osName, osVersion, image, agentVersion: "2.14.0.1", agentMessage: linuxMessage };
}

export const operatingSystems = {
  windows2025: windows("2025-datacenter-g2", "Windows Server 2025 Datacenter", "26100.4061"),
  windows2022: windows("2022-datacenter-g2", "Windows Server 2022 Datacenter", "20348.4297"),
  windows2019: windows("2019-datacenter-gensecond", "Windows Server 2019 Datacenter", "17763.7922"),
  windows2016: windows("2016-datacenter-gensecond", "Windows Server 2016 Datacenter", "14393.8519"),
  ubuntu2404: linux("ubuntu", "24.04", "Canonical", "ubuntu-24_04-lts", "server"),
  ubuntu2204: linux("ubuntu", "22.04", "Canonical", "0001-com-ubuntu-server-jammy", "22_04-lts-gen2"),
  rhel9: linux("redhat", "9.4", "RedHat", "RHEL", "9-lvm-gen2"),
  sles15: linux("sles", "15.6", "SUSE", "sles-sap-15-sp6", "gen2"),
  debian12: linux("debian", "12", "Debian", "debian-12", "12-gen2"),
  freebsd14: linux("freebsd", "14.1", "thefreebsdfoundation", "freebsd-14_1", "14_1-release-amd64-gen2-ufs"),
} satisfies Record<string, OperatingSystem>;
