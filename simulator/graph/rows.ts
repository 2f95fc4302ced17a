import { groupOf, subscriptionOf } from "#simulator/arm/resource-id.ts";
import { powerStatus } from "#simulator/compute/show-virtual-machine.ts";
import type { LazyRow, Row } from "#simulator/graph/evaluate.ts";
import type { Table } from "#simulator/graph/query.ts";
import type { RestorePointCollection, VirtualMachine } from "#simulator/world/records.ts";
import type { Table as StoredTable } from "#simulator/world/table.ts";
import type { World } from "#simulator/world/world.ts";

type Source = {
  id: string;
  name: string;
  type: string;
  location?: string;
  tags?: Record<string, string>;
  properties: unknown;
};
type Extra = {
  sku?: unknown;
  zones?: string[];
  plan?: unknown;
  identity?: unknown;
  extendedLocation?: unknown;
  managedBy?: string;
};

/**
 * The rows of a table for the scopes (`/subscriptions/...`) that a query may see, each to be made when it is looked at.
 * With `types` those of other types can be left out.
 */
export function* rowsOf(
  world: World,
  table: Table,
  scopes: readonly string[],
  options: { tenantId: string; types: ReadonlySet<string> | null },
): Generator<LazyRow> {
  const { tenantId, types } = options;
  const isWanted = (type: string): boolean => types === null || types.has(type);
  const hasOthers = types === null || [...types].some((type) => !tabled.includes(type));
  for (const scope of scopes) {
    if (table === "resourcecontainers") {
      for (const row of containerRows(world, scope, tenantId)) yield { whole: () => row };
      continue;
    }
    if (table === "resources") {
      if (isWanted(machineType)) yield* machineRows(world, scope, tenantId);
      if (isWanted("microsoft.compute/disks")) yield* storedRows(world.disks, scope, (disk) => toRow(disk, tenantId));
      if (isWanted("microsoft.compute/snapshots"))
        for (const snapshot of world.snapshots.list(scope)) yield { whole: () => toRow(snapshot, tenantId) };
      if (isWanted("microsoft.compute/restorepointcollections"))
        for (const item of world.collections.list(scope))
          yield { whole: () => toRow(collectionSource(item), tenantId) };
    }
    const isInstance = table === "computeresources";
    if (!hasOthers) continue;
    for (const other of world.others.list(scope))
      if (isScaleSetInstance(other.type) === isInstance && !isDeployment(other.type))
        yield { whole: () => toRow(other, tenantId) };
  }
}

const machineType = "microsoft.compute/virtualmachines";
const tabled = [
  machineType,
  "microsoft.compute/disks",
  "microsoft.compute/snapshots",
  "microsoft.compute/restorepointcollections",
];

function* storedRows<T extends { id: string }>(
  table: StoredTable<T>,
  scope: string,
  show: (record: T) => Row,
): Generator<LazyRow> {
  for (const key of table.keys(scope)) {
    const read = table.reader(key);
    if (read !== undefined) yield { whole: () => show(read()) };
  }
}

/** What a machine's id tells can be filtered and sorted by without making the machine. */
function* machineRows(world: World, scope: string, tenantId: string): Generator<LazyRow> {
  for (const key of world.virtualMachines.keys(scope)) {
    const id = world.virtualMachines.idOf(key);
    const read = world.virtualMachines.reader(key);
    if (id === undefined || read === undefined) continue;
    yield { whole: () => toRow(machineSource(read()), tenantId), known: { id, type: machineType } };
  }
}

/** Instances of Uniform scale sets have a table of their own, ComputeResources. */
const isScaleSetInstance = (type: string): boolean =>
  type.toLowerCase() === "microsoft.compute/virtualmachinescalesets/virtualmachines";

function* containerRows(world: World, scope: string, tenantId: string): Generator<Row> {
  const subscription = world.subscriptions.get(scope);
  if (subscription) {
    const { id, displayName, tags } = subscription;
    const properties = { managedByTenants: [], state: "Enabled" };
    const type = "microsoft.resources/subscriptions";
    yield toRow({ id, name: displayName, type, location: "", ...(tags && { tags }), properties }, tenantId);
  }
  for (const group of world.resourceGroups.list(scope)) {
    const properties = { provisioningState: group.provisioningState };
    yield toRow({ ...group, type: "microsoft.resources/subscriptions/resourcegroups", properties }, tenantId);
  }
}

function toRow(source: Source & Extra, tenantId: string): Row {
  const { id, name, type, location, tags, properties, sku, zones, plan, identity, extendedLocation, managedBy } =
    source;
  return {
    id,
    name,
    type: type.toLowerCase(),
    tenantId,
    kind: "",
    location: location ?? "",
    resourceGroup: groupOf(id).toLowerCase(),
    subscriptionId: subscriptionOf(id),
    managedBy: managedBy ?? "",
    sku: sku ?? null,
    plan: plan ?? null,
    properties,
    tags: tags ?? null,
    identity: identity ?? null,
    zones: zones ?? null,
    extendedLocation: extendedLocation ?? null,
  };
}

/** Machines carry a short instance view under `properties.extended`, which only Resource Graph has. */
function machineSource(vm: VirtualMachine): Source & Extra {
  const { runtime, properties } = vm;
  const instanceView = {
    powerState: powerStatus(runtime.powerState),
    hyperVGeneration: runtime.hyperVGeneration,
    ...(runtime.osName !== undefined && { osName: runtime.osName, osVersion: runtime.osVersion }),
    ...(properties.osProfile && { computerName: properties.osProfile.computerName }),
  };
  return { ...vm, properties: { ...properties, extended: { instanceView } } };
}

function collectionSource(collection: RestorePointCollection): Source {
  const { sourceId, sourceLocation, collectionId, provisioningState } = collection;
  const source = { location: sourceLocation, id: sourceId };
  return { ...collection, properties: { source, restorePointCollectionId: collectionId, provisioningState } };
}

/** Deployments are no resources to Resource Graph. */
function isDeployment(type: string): boolean {
  return type.toLowerCase() === "microsoft.resources/deployments";
}
