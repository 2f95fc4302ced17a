import fc from "fast-check";
import { type AssessmentInput, profiles } from "#lib/domain/eligibility/assessment.ts";
import { requestableModes } from "#lib/domain/vm/consistency.ts";
import type { AgentFacts, DiskFacts, PowerState, Surroundings, VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { noon } from "#tests/support/assess-vm.ts";
import { makeAgent, makeDisk, makeSize, makeSurroundings, makeVm } from "#tests/support/vm-facts.ts";

/** Mostly the ordinary value, sometimes one of the others: keeps arbitrary VMs from being blocked for ten reasons at once. */
const rarely = <Value>(ordinary: Value, ...others: Value[]): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 60, arbitrary: fc.constant(ordinary) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const diskTraits: fc.Arbitrary<Partial<DiskFacts>> = fc.record({
  sku: rarely<string | null>("Premium_LRS", "UltraSSD_LRS", "PremiumV2_LRS", "StandardSSD_LRS", null),
  sizeGb: rarely<number | null>(128, 4, 65_536, 65_537, null),
  caching: rarely<DiskFacts["caching"]>("None", "ReadOnly", "ReadWrite"),
  managed: rarely(true, false),
  writeAccelerator: rarely(false, true),
  toBeDetached: rarely(false, true),
  maxShares: rarely<number | null>(1, 2, null),
  provisioningState: rarely<string | null>("Succeeded", "Failed", null),
  instanceViewStatus: rarely<string | null>(null, "ProvisioningState/failed"),
  securityType: rarely<string | null>(null, "TrustedLaunch"),
  encryptionType: rarely<string | null>(null, "EncryptionAtRestWithCustomerKey"),
  adeEnabled: rarely(false, true),
  dataAccessAuthMode: rarely<string | null>(null, "AzureActiveDirectory"),
  networkAccessPolicy: rarely<string | null>("AllowAll", "AllowPrivate", "DenyAll", null),
  logicalSectorSize: rarely<number | null>(null, 4096),
  completionPercent: rarely<number | null>(null, 40, 100),
});

const osDisk = fc
  .tuple(diskTraits, rarely(false, true))
  .map(([traits, ephemeral]) => makeDisk({ ...traits, role: "os", ephemeral }));
const disks: fc.Arbitrary<DiskFacts[]> = fc
  .tuple(osDisk, fc.array(diskTraits, { maxLength: 40, size: "large" }))
  .map(([os, data]) => [os, ...data.map((traits, lun) => makeDisk({ ...traits, lun }))]);

const agent: fc.Arbitrary<AgentFacts> = fc
  .record({
    state: rarely<AgentFacts["state"]>("ready", "missing", "notReady", "unknown"),
    extensionsAllowed: rarely(true, false),
    failedExtensions: rarely<string[]>([], ["VMSnapshot"]),
    installedExtensions: rarely<string[] | null>([], null, ["AzureDiskEncryption"]),
    prePostScripts: fc.constantFrom(null, true, false),
  })
  .map(makeAgent);

const vm: fc.Arbitrary<VmFacts> = fc
  .record({
    size: fc.oneof(
      fc.constantFrom("Standard_D4s_v5", "Standard_D4s_v6", "Standard_D8ads_v7", "Standard_D4ps_v6", "Standard_M64"),
      fc.string(),
    ),
    osName: fc.oneof(fc.constantFrom(null, "ubuntu 22.04", "CoreOS", "Windows 7"), fc.string()),
    provisioningState: rarely("Succeeded", "Failed", "Updating", "Creating"),
    powerState: rarely<PowerState>("running", "deallocated", "unknown"),
    securityType: rarely<string | null>(null, "TrustedLaunch", "ConfidentialVM"),
    priority: rarely<VmFacts["priority"]>("Regular", "Spot"),
    agent,
    disks,
  })
  .map(makeVm);

const instant = fc.date({ min: new Date("2026-11-01"), max: new Date("2026-11-23"), noInvalidDate: true });

const surroundings: fc.Arbitrary<Surroundings> = fc
  .record({
    cloud: rarely<Surroundings["cloud"]>("AzureCloud", "AzureChinaCloud"),
    restorePointCount: rarely<number | null>(12, 450, 500, null),
    creationInProgress: rarely(false, true),
    lastCrashPointAt: fc.option(instant),
    lastApplicationPointAt: fc.option(instant),
    crashRequestsLastHour: fc.array(instant, { maxLength: 4 }),
    applicationRequestsLastHour: fc.array(instant, { maxLength: 4 }),
    locks: rarely<Surroundings["locks"]>([], [{ level: "ReadOnly", scope: "vm" }]),
    backgroundCopiesInSubscription: rarely<number | null>(0, 51, null),
    computeRegistered: rarely<boolean | null>(true, false, null),
  })
  .map(makeSurroundings);

/** Any VM in any surroundings, some disks excluded, OS disk included among the names now and then. */
export const arbitraryInput: fc.Arbitrary<AssessmentInput> = fc
  .record({
    facts: vm,
    size: rarely<AssessmentInput["size"]>(makeSize(), makeSize("Standard_D2_v3", { PremiumIO: "False" }), null),
    surroundings,
    mode: fc.constantFrom(...requestableModes),
    profile: fc.constantFrom(...profiles),
  })
  .chain((input) =>
    fc
      .subarray(input.facts.disks.map((disk) => disk.name))
      .map((excludedDiskNames) => ({ ...input, excludedDiskNames, now: noon })),
  );
