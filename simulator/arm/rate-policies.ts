/** A token bucket of a provider. `capacity` is the burst, `refillPerMinute` the steady state. */
export type RatePolicy = { name: string; per: "resource" | "subscription"; capacity: number; refillPerMinute: number };

const perResource = (name: string, refillPerMinute: number, capacity: number): RatePolicy => ({
  name,
  per: "resource",
  capacity,
  refillPerMinute,
});
const perSubscription = (name: string, refillPerMinute: number, capacity: number): RatePolicy => ({
  name,
  per: "subscription",
  capacity,
  refillPerMinute,
});

/**
 * Virtual machines: refill and capacity as documented (compute-throttling-limits, 2024-05-27). Restore points: the
 * capacity was seen in recorded headers; the refill is a third of it, as in every documented policy (not verified).
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
  getOperation: [
    perResource("GetOperationResource", 15, 45),
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
    perResource("PutRestorePointResource", 2, 6),
    perSubscription("PutRestorePointSubscriptionMaximum", 50, 150),
  ],
  deleteRestorePoint: [perSubscription("DeleteRestorePointSubscriptionMaximum", 120, 360)],
  getRestorePoint: [perSubscription("LowCostGetRestorePointSubscriptionMaximum", 200, 600)],
  listCollections: [perSubscription("HighCostGetRestorePointSubscriptionMaximum", 50, 150)],
  getDisk: [perSubscription("LowCostGet3Min", 5000, 15000), perSubscription("LowCostGet30Min", 4000, 120_000)],
  getDiskOperation: [
    perSubscription("GetOperation3Min", 16_667, 50_000),
    perSubscription("GetOperation30Min", 13_333, 400_000),
  ],
  putDisk: [
    perSubscription("CreateUpdateDisks3Min", 1000, 3000),
    perSubscription("CreateUpdateDisks30Min", 833, 25_000),
  ],
  putSnapshot: [
    perSubscription("HighCostSnapshotCreateHydrate3Min", 333, 1000),
    perSubscription("HighCostSnapshotCreateHydrate30Min", 267, 8000),
  ],
  putDiskEncryptionSet: [
    perSubscription("CreateUpdateHighCostDiskEncryptionSet3Min", 33, 100),
    perSubscription("CreateUpdateHighCostDiskEncryptionSet30Min", 10, 300),
  ],
  hydrateDisk: [
    perSubscription("HighCostDiskHydrate3Min", 333, 1000),
    perSubscription("HighCostDiskHydrate30Min", 267, 8000),
  ],
} satisfies Record<string, readonly RatePolicy[]>;
