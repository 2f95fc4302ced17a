import { computeStatusPath } from "#simulator/arm/long-running.ts";
import { computeId, subscriptionOf } from "#simulator/arm/resource-id.ts";
import { ledgerOf } from "#simulator/compute/restore-point-limits.ts";
import { includedDisks, sourceMetadataOf } from "#simulator/compute/source-metadata.ts";
import { contentOfDisk } from "#simulator/content/capture.ts";
import { stableUuid } from "#simulator/random.ts";
import type { RequestedMode, RestorePoint, RestorePointCollection, VirtualMachine } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Restore points that other tools had taken before the first start, whose instant is `now`. */
export function addHistory(world: World, seed: string, now: number): void {
  const machines = new Map([...world.virtualMachines.all()].map((vm) => [vm.name, vm]));
  const collectionFor = (name: string): { vm: VirtualMachine; collection: RestorePointCollection } => {
    const vm = machines.get(name);
    if (vm === undefined) throw new Error(`The fleet has no machine ${name}.`);
    return { vm, collection: world.collections.put(foreignCollection(vm, seed)) };
  };
  const add = (name: string, points: Sample[]): void => {
    const { vm, collection } = collectionFor(name);
    for (const point of points) addPoint(world, { vm, collection, seed, now }, point);
  };
  add("full-500-01", every(500, 4 * hourMs, 5 * hourMs));
  add("nearly-full-01", every(460, 4 * hourMs, 5 * hourMs));
  add("fresh-crash-01", [{ ageMs: 40 * minuteMs, mode: "crash" }]);
  add("fresh-app-01", [{ ageMs: 2 * hourMs, mode: "application" }]);
  add(
    "thrice-01",
    [50, 30, 10].map((minutes) => ({ ageMs: minutes * minuteMs, mode: "crash", state: "Failed" })),
  );
  add("archive-01", every(12, 24 * hourMs, 5 * hourMs));
  add("platform-rp-01", every(7, 24 * hourMs, 9 * hourMs));
  add("in-progress-01", [{ ageMs: 2 * minuteMs, mode: "crash", state: "Creating" }]);
  const moved = collectionFor("moved-01");
  const previousId = moved.collection.sourceId.replace("rg-erp-prod-weu", "rg-legacy-prod-weu");
  const collection = world.collections.put({ ...moved.collection, sourceId: previousId });
  addPoint(world, { vm: moved.vm, collection, seed, now }, { ageMs: 48 * hourMs, mode: "crash" });
}

type Sample = { ageMs: number; mode: RequestedMode; state?: RestorePoint["provisioningState"] };

function every(count: number, intervalMs: number, youngestMs: number): Sample[] {
  return Array.from({ length: count }, (_, index) => ({
    ageMs: youngestMs + (count - 1 - index) * intervalMs,
    mode: "crash",
  }));
}

function foreignCollection(vm: VirtualMachine, seed: string): RestorePointCollection {
  const [, , subscriptionId = "", , group = ""] = vm.id.split("/");
  const name = `legacy-backup_${vm.name}`;
  return {
    id: computeId(subscriptionId, group, "restorePointCollections", name),
    name,
    type: "Microsoft.Compute/restorePointCollections",
    location: vm.location,
    tags: { createdBy: "legacy-backup" },
    sourceId: vm.id,
    sourceLocation: vm.location,
    collectionId: stableUuid(`${seed}/${name}`),
    provisioningState: "Succeeded",
  };
}

function addPoint(
  world: World,
  context: { vm: VirtualMachine; collection: RestorePointCollection; seed: string; now: number },
  { ageMs, mode, state = "Succeeded" }: Sample,
): void {
  const { vm, collection, seed, now } = context;
  const createdAt = now - ageMs;
  const consistencyMode = mode === "crash" ? "CrashConsistent" : "ApplicationConsistent";
  const name = `lb-${new Date(createdAt).toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const id = `${collection.id}/restorePoints/${name}`;
  world.restorePoints.put({
    id,
    name,
    collectionId: collection.id,
    vmId: vm.id.toLowerCase(),
    requestedMode: mode,
    consistencyMode,
    provisioningState: state,
    createdAt,
    excludeDisks: [],
    sourceMetadata: sourceMetadataOf(vm, []),
    disks: includedDisks(vm, []).map((attachment) => {
      const disk = attachment.managedDisk && world.disks.get(attachment.managedDisk.id);
      return {
        name: `${attachment.name}_${stableUuid(`${seed}/${id}/${attachment.name}`)}`,
        diskId: attachment.managedDisk?.id ?? "",
        encryptionType: "EncryptionAtRestWithPlatformKey",
        ...(disk && { content: contentOfDisk(world, disk, createdAt, consistencyMode) }),
      };
    }),
  });
  noteInLedger(world, vm, { id, createdAt, mode, state });
  if (state === "Creating") addRunningOperation(world, { collection, pointId: id, startedAt: createdAt, seed });
}

function noteInLedger(
  world: World,
  vm: VirtualMachine,
  point: { id: string; createdAt: number; mode: RequestedMode; state: RestorePoint["provisioningState"] },
): void {
  const ledger = ledgerOf(world, vm.id);
  const { id, createdAt, mode, state } = point;
  world.ledgers.put({
    ...ledger,
    creatingPointId: state === "Creating" ? id : ledger.creatingPointId,
    lastCreatedAt: { ...ledger.lastCreatedAt, ...(state === "Succeeded" && { [mode]: createdAt }) },
    puts: { ...ledger.puts, [mode]: [...ledger.puts[mode].slice(-2), createdAt] },
  });
}

/** Another tool's creation that takes three quarters of an hour. */
function addRunningOperation(
  world: World,
  running: { collection: RestorePointCollection; pointId: string; startedAt: number; seed: string },
): void {
  const { collection, pointId, startedAt, seed } = running;
  const id = stableUuid(`${seed}/operation/${pointId}`);
  const subscriptionId = subscriptionOf(collection.id);
  world.operations.put({
    id,
    subscriptionId,
    statusPath: computeStatusPath(subscriptionId, collection.sourceLocation, id),
    location: collection.sourceLocation,
    startedAt,
    endsAt: startedAt + 45 * minuteMs,
    status: "InProgress",
    effect: { kind: "finishRestorePoint", pointId, obtained: "CrashConsistent" },
  });
}
