import type { DataDiskSpec } from "#simulator/fleet/build-machine.ts";
import type { OsKey } from "#simulator/fleet/operating-systems.ts";
import type { GroupName, PlacedSpec } from "#simulator/fleet/places.ts";

type Workload = {
  names: string[];
  group: GroupName;
  size: string;
  os: OsKey;
  env: string;
  app: string;
  owner: string;
  data?: DataDiskSpec[];
  osDiskSku?: string;
  zoned?: boolean;
};

/** Data and log on disks of their own, with the caching that databases are told to use. */
const database: DataDiskSpec[] = [
  { gib: 1024, caching: "ReadOnly" },
  { gib: 512, caching: "None" },
];
const oneDisk: DataDiskSpec[] = [{ gib: 256, caching: "None" }];
const cheap: DataDiskSpec[] = [{ gib: 512, sku: "StandardSSD_LRS", caching: "ReadOnly" }];

/** Machines with nothing to remark on: running, agent ready, a size and disks that suit every mode. */
const workloads: Workload[] = [
  {
    names: numbered("sql-prod", 4),
    group: "rg-sql-prod-weu",
    size: "Standard_D8s_v5",
    os: "windows2022",
    env: "production",
    app: "sql",
    owner: "data-platform",
    data: database,
    zoned: true,
  },
  {
    names: numbered("erp-app", 4),
    group: "rg-erp-prod-weu",
    size: "Standard_D4s_v5",
    os: "windows2022",
    env: "production",
    app: "erp",
    owner: "erp-team",
    data: oneDisk,
  },
  {
    names: numbered("erp-db", 2),
    group: "rg-erp-prod-weu",
    size: "Standard_E16s_v5",
    os: "windows2019",
    env: "production",
    app: "erp",
    owner: "erp-team",
    data: [...database, { gib: 2048, caching: "None" }],
  },
  {
    names: numbered("web-prod", 6),
    group: "rg-web-prod-weu",
    size: "Standard_D4as_v5",
    os: "ubuntu2204",
    env: "production",
    app: "webshop",
    owner: "web-team",
    data: oneDisk,
    zoned: true,
  },
  {
    names: numbered("api-prod", 4),
    group: "rg-web-prod-weu",
    size: "Standard_D4s_v5",
    os: "ubuntu2404",
    env: "production",
    app: "webshop",
    owner: "web-team",
  },
  {
    names: numbered("files-prod", 2),
    group: "rg-files-prod-neu",
    size: "Standard_D8s_v5",
    os: "windows2025",
    env: "production",
    app: "files",
    owner: "workplace",
    data: [
      { gib: 4096, caching: "ReadOnly" },
      { gib: 4096, caching: "ReadOnly" },
    ],
  },
  {
    names: numbered("analytics", 3),
    group: "rg-analytics-prod-neu",
    size: "Standard_E8s_v5",
    os: "rhel9",
    env: "production",
    app: "analytics",
    owner: "data-platform",
    data: [
      { gib: 2048, caching: "ReadOnly" },
      { gib: 2048, caching: "ReadOnly" },
    ],
  },
  {
    names: numbered("pay-api", 3),
    group: "rg-pay-prod-eus",
    size: "Standard_D4ds_v5",
    os: "rhel9",
    env: "production",
    app: "payments",
    owner: "payments",
    zoned: true,
  },
  {
    names: numbered("pay-db", 2),
    group: "rg-pay-prod-eus",
    size: "Standard_E8s_v5",
    os: "rhel9",
    env: "production",
    app: "payments",
    owner: "payments",
    data: database,
    zoned: true,
  },
  {
    names: numbered("dev-web", 3),
    group: "rg-dev-weu",
    size: "Standard_B2ms",
    os: "ubuntu2404",
    env: "development",
    app: "webshop",
    owner: "web-team",
    osDiskSku: "StandardSSD_LRS",
  },
  {
    names: ["dev-sql-01"],
    group: "rg-dev-weu",
    size: "Standard_D4s_v3",
    os: "windows2022",
    env: "development",
    app: "sql",
    owner: "data-platform",
    data: cheap,
  },
  {
    names: numbered("ci-runner", 4),
    group: "rg-ci-eus",
    size: "Standard_F8s_v2",
    os: "ubuntu2204",
    env: "development",
    app: "ci",
    owner: "developer-experience",
    data: cheap,
  },
  {
    names: numbered("lab", 2),
    group: "rg-lab-neu",
    size: "Standard_D2s_v3",
    os: "debian12",
    env: "development",
    app: "lab",
    owner: "research",
  },
  {
    names: numbered("dc", 4),
    group: "rg-identity-weu",
    size: "Standard_D2s_v5",
    os: "windows2022",
    env: "shared",
    app: "active-directory",
    owner: "identity",
    data: [{ gib: 32, caching: "None" }],
  },
  {
    names: numbered("monitor", 2),
    group: "rg-monitoring-weu",
    size: "Standard_D4s_v5",
    os: "ubuntu2204",
    env: "shared",
    app: "monitoring",
    owner: "platform",
    data: [{ gib: 1024, caching: "None" }],
  },
  {
    names: numbered("jump", 2),
    group: "rg-identity-weu",
    size: "Standard_B2s",
    os: "windows2025",
    env: "shared",
    app: "bastion",
    owner: "platform",
    osDiskSku: "StandardSSD_LRS",
  },
  {
    names: numbered("edge", 2),
    group: "rg-edge-wus",
    size: "Standard_DS2_v2",
    os: "ubuntu2204",
    env: "shared",
    app: "edge",
    owner: "network",
    data: oneDisk,
  },
];

export const ordinaryMachines: PlacedSpec[] = workloads.flatMap(({ names, zoned, ...workload }) =>
  names.map((name, index) => ({ ...workload, name, ...(zoned && { zone: String((index % 3) + 1) }) })),
);

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, "0")}`);
}
