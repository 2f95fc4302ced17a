import type { BuiltMachine, MachineSpec } from "#simulator/fleet/build-machine.ts";
import * as t from "#simulator/fleet/twists.ts";

/**
 * What makes one machine in so many different from the rest; `share` is per ten thousand machines. An oddity that needs
 * a data disk gives one to a machine that has none.
 */
export type Oddity = { share: number; change: Partial<MachineSpec>; needsDataDisk?: boolean };

const odd = (share: number, twist: t.Twist, more: Partial<Omit<Oddity, "share">> = {}): Oddity => ({
  share,
  ...more,
  change: { twist, ...more.change },
});
const onDisk = { needsDataDisk: true };
const sized = (size: string) => ({ change: { size: `Standard_${size}` } });
const set = (properties: Partial<BuiltMachine["vm"]["properties"]>): t.Twist => {
  return ({ vm }) => void Object.assign(vm.properties, properties);
};

export const oddities: readonly Oddity[] = [
  odd(600, ({ vm }) => void Object.assign(vm.runtime, { powerState: "deallocated" })),
  odd(50, ({ vm }) => void Object.assign(vm.runtime, { powerState: "stopped" })),
  odd(100, t.withoutAgent),
  odd(80, t.silentAgent),
  odd(70, t.failedExtension),
  odd(40, ({ vm }) => void Object.assign(vm.properties.osProfile ?? {}, { allowExtensionOperations: false })),
  odd(30, set({ provisioningState: "Failed" })),
  odd(10, set({ provisioningState: "Updating" })),
  odd(30, t.unmanaged),
  odd(40, t.securityType("ConfidentialVM"), sized("DC4as_v5")),
  odd(900, t.securityType("TrustedLaunch")),
  odd(150, t.encryptionAtHost),
  odd(80, t.ephemeralOsDisk, sized("D8ds_v5")),
  odd(100, set({ priority: "Spot", evictionPolicy: "Deallocate" })),
  odd(40, ({ vm }) => {
    vm.plan = { name: "byol", publisher: "network-partner", product: "virtual-appliance" };
  }),
  odd(40, t.dataDisk(0, { sku: "UltraSSD_LRS" }), onDisk),
  odd(120, t.dataDisk(0, { sku: "PremiumV2_LRS" }), onDisk),
  odd(10, t.dataDisk(0, { sku: "PremiumV2_LRS", properties: { completionPercent: 37 } }), onDisk),
  odd(50, t.dataDisk(0, { properties: { maxShares: 2 } }), onDisk),
  odd(15, t.dataDisk(0, { attachment: { writeAcceleratorEnabled: true } }), { ...onDisk, ...sized("M64s") }),
  odd(300, t.dataDisk(0, { attachment: { caching: "ReadWrite" } }), onDisk),
  odd(10, t.dataDisk(0, { attachment: { toBeDetached: true } }), onDisk),
  odd(10, t.dataDisk(0, { properties: { provisioningState: "Failed" } }), onDisk),
  odd(60, t.diskEncryption),
  odd(250, t.customerManagedKey),
  odd(30, t.everyDisk({ dataAccessAuthMode: "AzureActiveDirectory" })),
  odd(60, t.everyDisk({ networkAccessPolicy: "DenyAll", publicNetworkAccess: "Disabled" })),
  { share: 10, change: { os: "freebsd14" } },
];
