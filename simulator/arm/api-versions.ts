/** The versions that each family of operations takes. Compute, disks and SKUs are released apart. */
export type ProviderFamily =
  | "compute"
  | "disk"
  | "sku"
  | "subscriptions"
  | "groups"
  | "locks"
  | "permissions"
  | "graph";

export const apiVersions: Record<ProviderFamily, readonly string[]> = {
  compute: [
    "2021-07-01",
    "2021-11-01",
    "2022-03-01",
    "2022-08-01",
    "2022-11-01",
    "2023-03-01",
    "2023-07-01",
    "2023-09-01",
    "2024-03-01",
    "2024-07-01",
    "2024-11-01",
    "2025-04-01",
    "2025-11-01",
    "2026-04-01",
  ],
  disk: [
    "2021-12-01",
    "2022-03-02",
    "2022-07-02",
    "2023-01-02",
    "2023-04-02",
    "2023-10-02",
    "2024-03-02",
    "2025-01-02",
    "2026-03-02",
  ],
  sku: ["2019-04-01", "2021-07-01"],
  subscriptions: ["2016-06-01", "2018-06-01", "2019-11-01", "2020-01-01", "2021-01-01", "2021-04-01", "2022-12-01"],
  groups: [
    "2019-10-01",
    "2020-06-01",
    "2020-10-01",
    "2021-04-01",
    "2022-09-01",
    "2024-03-01",
    "2024-11-01",
    "2025-04-01",
  ],
  locks: ["2016-09-01", "2017-04-01", "2020-05-01"],
  permissions: ["2015-07-01", "2018-07-01", "2022-04-01"],
  graph: ["2019-04-01", "2021-03-01", "2022-10-01", "2024-04-01"],
};

export function hasInstantAccess(apiVersion: string): boolean {
  return apiVersion >= "2025-04-01";
}
