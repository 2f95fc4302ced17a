import type { PlatformImage } from "#simulator/images/image-catalog.ts";

/** What a machine takes over from its image. */
export type ImageFacts = {
  osType: "Windows" | "Linux";
  osName: string;
  osVersion: string;
  hyperVGeneration: "V1" | "V2";
  architecture: "x64" | "Arm64";
  osDiskGib: number;
};

const newestV2Only = /^(ubuntu-24_04-lts|windows-11|2025|0001-com-ubuntu-confidential)/i;

/** Read from the image's name, as the names of real images tell it. */
export function factsOf({ publisher, offer, sku, versions }: PlatformImage): ImageFacts {
  const name = `${publisher} ${offer} ${sku}`;
  const osType = /windows|datacenter|sqlserver|sql20|visualstudio|sharepoint/i.test(name) ? "Windows" : "Linux";
  const hasGen2Name = /gen-?2|gensecond|-g2$|cvm|arm64|azure-edition/i.test(sku);
  const isGen2 = hasGen2Name || (newestV2Only.test(offer) && !/gen1/i.test(sku)) || /^win11/i.test(sku);
  return {
    osType,
    ...(osType === "Windows" ? windows(sku, versions) : linux(name, offer, sku)),
    hyperVGeneration: isGen2 ? "V2" : "V1",
    architecture: /arm64/i.test(sku) ? "Arm64" : "x64",
    osDiskGib: osType === "Linux" ? (/^redhat/i.test(publisher) ? 64 : 30) : /smalldisk/i.test(sku) ? 30 : 127,
  };
}

function windows(sku: string, versions: readonly string[]): { osName: string; osVersion: string } {
  const year = /20\d\d(-r2)?/i.exec(sku)?.[0];
  const build = versions.at(-1)?.split(".")[0] ?? "20348";
  return {
    osName: year === undefined ? "Windows 11 Pro" : `Windows Server ${year.replace("-", " ").toUpperCase()} Datacenter`,
    osVersion: `Microsoft Windows NT 10.0.${build}.0`,
  };
}

const distributions: readonly [RegExp, string][] = [
  [/ubuntu/i, "ubuntu"],
  [/debian/i, "debian"],
  [/centos/i, "centos"],
  [/rhel|redhat/i, "redhat"],
  [/opensuse/i, "opensuse-leap"],
  [/sles|suse/i, "sles"],
  [/freebsd/i, "freebsd"],
  [/oracle/i, "oracle"],
  [/flatcar/i, "flatcar"],
];

function linux(name: string, offer: string, sku: string): { osName: string; osVersion: string } {
  const osName = distributions.find(([pattern]) => pattern.test(name))?.[1] ?? "linux";
  const version =
    /\d+[._]\d+/.exec(sku)?.[0] ?? /\d+[._]\d+/.exec(offer)?.[0] ?? /\d+/.exec(sku)?.[0] ?? /\d+/.exec(offer)?.[0];
  return { osName, osVersion: (version ?? "1").replace("_", ".") };
}
