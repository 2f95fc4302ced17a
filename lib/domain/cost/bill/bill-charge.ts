/** What on Azure's bill has to do with backing VMs up. */
export const billCharges = [
  "SnapshotStorage",
  "ProtectedInstance",
  "VaultStorage",
  "InterRegionTransfer",
  "InstantAccessStorage",
  "InstantAccessRestore",
] as const;
export type BillCharge = (typeof billCharges)[number];

export const billChargeInWords: Record<BillCharge, string> = {
  SnapshotStorage: "Snapshot storage",
  ProtectedInstance: "Protected instances",
  VaultStorage: "Vault storage",
  InterRegionTransfer: "Transfer between regions",
  InstantAccessStorage: "Instant access storage",
  InstantAccessRestore: "Restore by instant access",
};

export const isBillCharge = (text: string): text is BillCharge => billCharges.some((charge) => charge === text);

/** A meter as a bill names it. */
export type BilledMeter = {
  /** Meter category. */
  service: string;
  /** Meter subcategory; some bills leave it out. */
  product: string;
  /** The long name of what was sold, e.g. `Standard HDD Managed Disks - ZRS Snapshots - EU West`. */
  productName: string;
  meter: string;
};

type Rule = { charge: BillCharge; service: string; product: RegExp | null; meter: RegExp };

/**
 * By pricing dossier 7.1, looser than for a price list: a bill has no SKU, and its names have changed over the years
 * (`Snapshots ZRS Snapshots` was seen in 2024). What stays exact is the product of a snapshot: the same meter name under
 * Premium or Standard SSD is a full snapshot, which no restore point is.
 */
const rules: readonly Rule[] = [
  {
    charge: "SnapshotStorage",
    service: "storage",
    product: /^standard hdd managed disks/,
    meter: /^(snapshots )?(zrs|lrs) snapshots$/,
  },
  {
    charge: "InstantAccessRestore",
    service: "storage",
    product: /^(azure )?premium ssd v2|^ultra disks/,
    meter: /^instant access snapshots .*disk capacity restored$/,
  },
  {
    charge: "InstantAccessStorage",
    service: "storage",
    product: /^(azure )?premium ssd v2|^ultra disks/,
    meter: /^instant access snapshots/,
  },
  { charge: "ProtectedInstance", service: "backup", product: null, meter: /^azure vm protected instances?$/ },
  { charge: "VaultStorage", service: "backup", product: null, meter: /^(archive )?(lrs|zrs|grs|ra-grs) data stored$/ },
  {
    charge: "InterRegionTransfer",
    service: "bandwidth",
    product: null,
    meter: /(intra|inter) continent data transfer out/,
  },
];

const services = new Set(rules.map(({ service }) => service));

/** False for what a bill of all of Azure is mostly made of. */
export const isServiceOfBackup = (service: string): boolean => services.has(service.toLowerCase());

/** null for what is not about backups, and for what its names leave open. */
export function billChargeOf({ service, product, productName, meter }: BilledMeter): BillCharge | null {
  const [category, name] = [service.trim().toLowerCase(), meter.trim().toLowerCase()];
  const sold = (product.trim() || productName.trim()).toLowerCase();
  const rule = rules.find(
    (each) => each.service === category && each.meter.test(name) && (each.product === null || each.product.test(sold)),
  );
  return rule?.charge ?? null;
}
