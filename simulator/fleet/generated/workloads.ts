import type { DataDiskSpec } from "#simulator/fleet/build-machine.ts";
import type { OsKey } from "#simulator/fleet/operating-systems.ts";

/** Something a company runs: a resource group holds the machines of one workload. Lists are drawn from with equal chance. */
export type Workload = {
  app: string;
  owner: string;
  /** How much of a fleet it is. */
  weight: number;
  /** Machines in a resource group, from and to. */
  machines: readonly [number, number];
  sizes: readonly string[];
  os: readonly OsKey[];
  disks: readonly (readonly DataDiskSpec[])[];
  osDiskSku?: string;
  isZoned?: boolean;
};

const disk = (gib: number, caching: DataDiskSpec["caching"] = "None", sku = "Premium_LRS"): DataDiskSpec => ({
  gib,
  caching,
  sku,
});
const standard = (gib: number): DataDiskSpec => disk(gib, "ReadOnly", "StandardSSD_LRS");
const windows: readonly OsKey[] = ["windows2022", "windows2022", "windows2019", "windows2025", "windows2016"];
const linux: readonly OsKey[] = ["ubuntu2204", "ubuntu2404", "rhel9", "debian12"];
const standardSsd = { osDiskSku: "StandardSSD_LRS" };

export const workloads: readonly Workload[] = [
  {
    app: "sql",
    owner: "data-platform",
    weight: 12,
    machines: [2, 8],
    sizes: ["E8s_v5", "E16s_v5", "E8ds_v5", "E8bds_v5", "E16ads_v5", "D16s_v5", "E8-4s_v5", "E16s_v6"],
    os: windows,
    disks: [
      [disk(1024, "ReadOnly"), disk(512)],
      [disk(2048, "ReadOnly"), disk(2048, "ReadOnly"), disk(1024), disk(256)],
      [disk(512, "ReadOnly"), disk(256), disk(128)],
    ],
    isZoned: true,
  },
  {
    app: "web",
    owner: "web-team",
    weight: 18,
    machines: [3, 24],
    sizes: ["D2s_v5", "D4s_v5", "D4as_v5", "D4ads_v5", "D2s_v3", "D4s_v6", "D4as_v6", "F4s_v2", "D4ps_v5"],
    os: ["ubuntu2204", "ubuntu2404", "ubuntu2204", "windows2022", "rhel9"],
    disks: [[], [], [disk(128)], [disk(256)]],
    isZoned: true,
  },
  {
    app: "app",
    owner: "applications",
    weight: 18,
    machines: [2, 16],
    sizes: ["D4s_v5", "D8s_v5", "D8as_v5", "D8ds_v5", "D4s_v4", "D8ads_v6", "D4ds_v4", "D8s_v6", "D8as_v7"],
    os: [...windows, ...linux],
    disks: [[], [disk(128)], [disk(256)], [disk(512), disk(128)]],
  },
  {
    app: "files",
    owner: "workplace",
    weight: 6,
    machines: [1, 6],
    sizes: ["D4s_v5", "D8s_v5", "D4s_v3", "D8s_v3", "DS3_v2"],
    os: windows,
    disks: [
      [disk(4096, "ReadOnly"), disk(4096, "ReadOnly")],
      [disk(2048, "ReadOnly")],
      [standard(8192), standard(8192)],
    ],
  },
  {
    app: "ad",
    owner: "identity",
    weight: 6,
    machines: [2, 4],
    sizes: ["D2s_v5", "D2as_v5", "B2ms", "D2s_v3"],
    os: windows,
    disks: [[disk(32)], [disk(64)]],
    isZoned: true,
  },
  {
    app: "sap",
    owner: "sap-basis",
    weight: 5,
    machines: [2, 10],
    sizes: ["E16s_v5", "E32s_v5", "M64s", "M32ts", "E64s_v3", "M128s", "E20ds_v5"],
    os: ["sles15", "rhel9", "sles15"],
    disks: [
      [disk(512), disk(512), disk(512), disk(512), disk(256), disk(256)],
      [disk(1024, "ReadOnly"), disk(512)],
    ],
    isZoned: true,
  },
  {
    app: "vdi",
    owner: "workplace",
    weight: 10,
    machines: [8, 40],
    sizes: ["D4s_v5", "D8s_v5", "D4ds_v5", "NV6ads_A10_v5", "B4ms"],
    os: ["windows2022", "windows2025"],
    disks: [[], [], [standard(128)]],
  },
  {
    app: "db",
    owner: "databases",
    weight: 8,
    machines: [2, 6],
    sizes: ["E8s_v5", "E4s_v5", "E8as_v5", "E16ds_v4", "L8s_v3", "E8ps_v6", "E8as_v7"],
    os: linux,
    disks: [
      [disk(1024, "ReadOnly"), disk(256)],
      [disk(512), disk(512), disk(512)],
    ],
    isZoned: true,
  },
  {
    app: "etl",
    owner: "data-platform",
    weight: 5,
    machines: [2, 12],
    sizes: ["F8s_v2", "F16s_v2", "D16as_v5", "E8as_v5", "F8als_v6"],
    os: linux,
    disks: [[disk(512)], [standard(1024), standard(1024)]],
  },
  {
    app: "ci",
    owner: "developer-experience",
    weight: 5,
    machines: [4, 20],
    sizes: ["F8s_v2", "D8ds_v5", "D4ps_v6", "D8ads_v5", "B4ms"],
    os: ["ubuntu2204", "ubuntu2404"],
    disks: [[], [standard(256)]],
    ...standardSsd,
  },
  {
    app: "jump",
    owner: "platform",
    weight: 4,
    machines: [1, 3],
    sizes: ["B2s", "B2ms", "D2s_v3", "B2s_v2"],
    os: windows,
    disks: [[]],
    ...standardSsd,
  },
  {
    app: "legacy",
    owner: "operations",
    weight: 3,
    machines: [1, 6],
    sizes: ["D2_v3", "DS2_v2", "D4_v3", "A2_v2", "DS3_v2", "E4_v3", "D2_v2"],
    os: ["windows2016", "windows2019", "debian12"],
    disks: [[], [standard(256)], [disk(128, "ReadWrite", "StandardSSD_LRS")]],
    ...standardSsd,
  },
];
