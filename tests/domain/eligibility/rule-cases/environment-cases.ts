import type { Surroundings } from "#lib/domain/vm/vm-facts.ts";
import type { RuleCase } from "#tests/domain/eligibility/rule-cases/rule-case.ts";
import { disks, firstDataDisk, without } from "#tests/domain/eligibility/rule-cases/rule-case.ts";
import { minutesBefore, type Scenario } from "#tests/support/assess-vm.ts";

const around = (surroundings: Partial<Surroundings>): Scenario => ({ surroundings });
const locked = (level: "CanNotDelete" | "ReadOnly", scope: "vm" | "collectionResourceGroup" | "subscription") =>
  around({ locks: [{ level, scope }] });
const requests = (...minutes: number[]): Partial<Surroundings> => ({
  crashRequestsLastHour: minutes.map(minutesBefore),
  applicationRequestsLastHour: minutes.map(minutesBefore),
});

export const environmentCases: RuleCase[] = [
  { id: "E80", severity: "BB BB", fires: [around({ creationInProgress: true })], spares: [{}] },
  {
    id: "E81",
    severity: "BB --",
    fires: [around({ lastApplicationPointAt: minutesBefore(179) })],
    spares: [
      {},
      around({ lastApplicationPointAt: minutesBefore(180) }),
      around({ lastCrashPointAt: minutesBefore(5) }),
    ],
  },
  {
    id: "E82",
    severity: "-- BB",
    fires: [around({ lastCrashPointAt: minutesBefore(59) })],
    spares: [{}, around({ lastCrashPointAt: minutesBefore(60) }), around({ lastApplicationPointAt: minutesBefore(5) })],
  },
  {
    id: "E83",
    severity: "BB BB",
    fires: [around(requests(50, 30, 10)), around(requests(10, 58, 30, 20))],
    spares: [{}, around(requests(30, 10)), around(requests(61, 30, 10))],
  },
  {
    id: "E84",
    severity: "BB BB",
    fires: [around({ restorePointCount: 500 }), around({ restorePointCount: 512 })],
    spares: [{}, around({ restorePointCount: 499 }), around({ restorePointCount: null })],
  },
  {
    id: "E84w",
    severity: "WW WW",
    fires: [around({ restorePointCount: 450 }), around({ restorePointCount: 499 })],
    spares: [{}, around({ restorePointCount: 449 }), around({ restorePointCount: 500 })],
  },
  {
    id: "E85",
    severity: "BB BB",
    fires: [around({ collectionsInRegion: 10_000 })],
    spares: [
      {},
      around({ collectionsInRegion: 9_999 }),
      around({ collectionsInRegion: 10_000, collectionExists: true }),
      around({ collectionsInRegion: null }),
    ],
  },
  {
    id: "E86",
    severity: "WW WW",
    fires: [locked("CanNotDelete", "collectionResourceGroup"), locked("CanNotDelete", "subscription")],
    spares: [{}, locked("CanNotDelete", "vm"), locked("ReadOnly", "vm")],
  },
  {
    id: "E87",
    severity: "BB BB",
    fires: [
      locked("ReadOnly", "vm"),
      locked("ReadOnly", "collectionResourceGroup"),
      locked("ReadOnly", "subscription"),
    ],
    spares: [{}, locked("CanNotDelete", "collectionResourceGroup")],
  },
  {
    id: "E88",
    severity: "BB BB",
    fires: [around({ computeRegistered: false })],
    spares: [{}, around({ computeRegistered: null })],
  },
  {
    id: "E89",
    severity: "II II",
    fires: [around({ azureBackup: "Protected" }), around({ azureBackup: "Protecting" })],
    spares: [{}, around({ azureBackup: "ProtectionFailed" }), around({ azureBackup: "unknown" })],
  },
  { id: "E89b", severity: "II II", fires: [{ vm: { platformRestorePointsEnabled: true } }], spares: [{}] },
  { id: "E90", severity: "WW WW", fires: [around({ movedFrom: "/subscriptions/s/old" })], spares: [{}] },
  {
    id: "E91",
    severity: "WW WW",
    fires: [around({ policyRequiresCmk: true })],
    spares: [{}, around({ policyRequiresCmk: null })],
  },
  {
    id: "E92",
    severity: "II WW",
    fires: [around({ cloud: "AzureUSGovernment" }), around({ cloud: "AzureChinaCloud" })],
    spares: [{}],
  },
  {
    id: "E93",
    severity: "BB --",
    fires: [
      { ...disks({ sku: "PremiumV2_LRS" }), ...around({ backgroundCopiesInSubscription: 51 }) },
      { ...disks({ sku: "UltraSSD_LRS" }), ...around({ instantAccessCreationsInRegion: 50 }) },
    ],
    spares: [
      around({ backgroundCopiesInSubscription: 51 }),
      { ...disks({ sku: "PremiumV2_LRS" }), ...around({ backgroundCopiesInSubscription: 50 }) },
      {
        ...disks({ sku: "PremiumV2_LRS" }),
        ...around({ backgroundCopiesInSubscription: null, instantAccessCreationsInRegion: null }),
      },
      { ...without(disks({ sku: "UltraSSD_LRS" }), firstDataDisk), ...around({ backgroundCopiesInSubscription: 51 }) },
    ],
  },
];
