import { describe, expect, it } from "vitest";
import { type BillCharge, billChargeOf } from "#lib/domain/cost/bill/bill-charge.ts";

const hdd = "Standard HDD Managed Disks";
const names = (service: string, product: string, meter: string, productName = "") => ({
  ...{ service, product, meter, productName },
});

describe("A meter on a bill", () => {
  it.each<[string, BillCharge | null, ReturnType<typeof names>]>([
    ["zone-redundant incremental snapshots", "SnapshotStorage", names("Storage", hdd, "ZRS Snapshots")],
    ["locally redundant ones", "SnapshotStorage", names("Storage", hdd, "LRS Snapshots")],
    ["the doubled name of 2024", "SnapshotStorage", names("Storage", hdd, "Snapshots ZRS Snapshots")],
    ["any case", "SnapshotStorage", names("storage", hdd.toUpperCase(), "zrs snapshots")],
    [
      "a bill without subcategory, by the product's long name",
      "SnapshotStorage",
      names("Storage", "", "ZRS Snapshots", `${hdd} - ZRS Snapshots - EU West`),
    ],
    ["full snapshots on Premium SSD", null, names("Storage", "Premium SSD Managed Disks", "ZRS Snapshots")],
    ["full snapshots on Standard SSD", null, names("Storage", "Standard SSD Managed Disks", "Snapshots LRS Snapshots")],
    ["snapshots of page blobs", null, names("Storage", "Standard Page Blob", "LRS Snapshots")],
    ["snapshots of nothing in particular", null, names("Storage", "", "ZRS Snapshots")],
    ["a disk", null, names("Storage", hdd, "S10 LRS Disk")],
    ["the protected-instance fee", "ProtectedInstance", names("Backup", "Backup", "Azure VM Protected Instances")],
    ["the fee without subcategory", "ProtectedInstance", names("Backup", "", "Azure VM Protected Instances")],
    ["the fee of databases", null, names("Backup", "Backup", "SQL Server in Azure VM Protected Instances")],
    ["vault storage", "VaultStorage", names("Backup", "Backup", "RA-GRS Data Stored")],
    ["the archive of a vault", "VaultStorage", names("Backup", "Backup", "Archive LRS Data Stored")],
    ["data stored elsewhere", null, names("Storage", "Tables", "LRS Data Stored")],
    [
      "transfer within a continent",
      "InterRegionTransfer",
      names("Bandwidth", "Inter-Region", "Intra Continent Data Transfer Out"),
    ],
    [
      "transfer between continents",
      "InterRegionTransfer",
      names("Bandwidth", "", "Inter Continent Data Transfer Out - NAM or EU To Any"),
    ],
    ["transfer to the internet", null, names("Bandwidth", "", "Standard Data Transfer Out")],
    [
      "instant access",
      "InstantAccessStorage",
      names("Storage", "Azure Premium SSD v2", "Instant Access Snapshots LRS"),
    ],
    [
      "a restore by instant access",
      "InstantAccessRestore",
      names("Storage", "Ultra Disks", "Instant Access Snapshots LRS Disk Capacity Restored"),
    ],
    ["a VM", null, names("Virtual Machines", "Dv3 Series", "D4 v3")],
  ])("of %s is %s", (_, charge, meter) => {
    expect(billChargeOf(meter)).toBe(charge);
  });
});
