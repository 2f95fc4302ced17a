/** A bucket of `capacity` tokens that gets `refill` of them every so often, all at once: a window where both are equal. */
export type RatePolicy = {
  name: string;
  per: "resource" | "operation" | "subscription";
  capacity: number;
  refill: number;
  everyMs: number;
};

const minuteMs = 60_000;

const perMinute =
  (per: RatePolicy["per"]) =>
  (name: string, refill: number, capacity: number): RatePolicy => ({ name, per, capacity, refill, everyMs: minuteMs });
const perResource = perMinute("resource");
const perSubscription = perMinute("subscription");

/** The disk provider and the image lists still count per 3 and per 30 minutes. */
function windows(name: string, in3Minutes: number, in30Minutes: number): RatePolicy[] {
  return [
    { name: `${name}3Min`, per: "subscription", capacity: in3Minutes, refill: in3Minutes, everyMs: 3 * minuteMs },
    { name: `${name}30Min`, per: "subscription", capacity: in30Minutes, refill: in30Minutes, everyMs: 30 * minuteMs },
  ];
}

/**
 * Virtual machines: refill and capacity as documented (compute-throttling-limits, 2024-05-27). Everything else: the
 * capacity was seen in recorded headers; the refill of a minute is a third of it, as in every documented policy (not
 * verified). The recorded counts stay down for up to a minute and come back at once.
 */
export const policies = {
  lowCostGet: [
    perSubscription("LowCostGetSubscriptionMaximum", 8000, 24000),
    perResource("LowCostGetResource", 12, 36),
  ],
  highCostGet: [perSubscription("HighCostGetSubscriptionMaximum", 300, 900)],
  putVm: [perSubscription("PutVMSubscriptionMaximum", 500, 1500), perResource("PutVMResource", 4, 12)],
  updateVm: [perSubscription("UpdateVMSubscriptionMaximum", 500, 1500), perResource("UpdateVMResource", 4, 12)],
  deleteVm: [perSubscription("DeleteVMSubscriptionMaximum", 500, 1500), perResource("DeleteVMResource", 4, 12)],
  attachDetachDisks: [
    perResource("AttachDetachVMDisksResource", 4, 12),
    perSubscription("AttachDetachVMDisksSubscriptionMaximum", 500, 1500),
  ],
  getScaleSet: [
    perSubscription("GetVMScaleSetSubscriptionMaximum", 800, 2400),
    perResource("GetVMScaleSetResource", 12, 36),
  ],
  getOperation: [
    perMinute("operation")("GetOperationResource", 15, 45),
    perSubscription("GetOperationSubscriptionMaximum", 5000, 15000),
  ],
  putCollection: [
    perResource("PutRestorePointCollectionResource", 5, 15),
    perSubscription("PutRestorePointCollectionSubscriptionMaximum", 50, 150),
  ],
  updateCollection: [
    perResource("UpdateRestorePointCollectionResource", 5, 15),
    perSubscription("UpdateRestorePointCollectionSubscriptionMaximum", 50, 150),
  ],
  putRestorePoint: [
    perMinute("operation")("PutRestorePointResource", 2, 6),
    perSubscription("PutRestorePointSubscriptionMaximum", 50, 150),
  ],
  deleteRestorePoint: [perSubscription("DeleteRestorePointSubscriptionMaximum", 120, 360)],
  getRestorePoint: [perSubscription("LowCostGetRestorePointSubscriptionMaximum", 200, 600)],
  listCollections: [perSubscription("HighCostGetRestorePointSubscriptionMaximum", 50, 150)],
  getImage: [perSubscription("GetImagesSubscriptionMaximum", 120, 360)],
  putImage: [perSubscription("CreateImagesSubscriptionMaximum", 20, 60)],
  listImageVersions: windows("ListVMImagesVersionsFromLocation", 16_000, 44_000),
  getImageVersion: windows("GetVMImageFromLocation", 13_000, 74_000),
  getDisk: windows("LowCostGet", 15_000, 120_000),
  getDiskOperation: windows("GetOperation", 50_000, 400_000),
  putDisk: windows("CreateUpdateDisks", 3000, 25_000),
  putSnapshot: windows("HighCostSnapshotCreateHydrate", 1000, 8000),
  putDiskEncryptionSet: windows("CreateUpdateHighCostDiskEncryptionSet", 100, 300),
  hydrateDisk: windows("HighCostDiskHydrate", 1000, 8000),
} satisfies Record<string, readonly RatePolicy[]>;
