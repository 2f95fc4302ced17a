import { groupOf, subscriptionOf } from "#simulator/arm/resource-id.ts";
import { powerStatus } from "#simulator/compute/show-virtual-machine.ts";
import type { Row } from "#simulator/graph/evaluate.ts";
import type { Table } from "#simulator/graph/query.ts";
import type { RestorePointCollection, VirtualMachine } from "#simulator/world/records.ts";
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

/** The rows of a table for the scopes (`/subscriptions/...`) that a query may see. */
export function* rowsOf(world: World, table: Table, scopes: readonly string[], tenantId: string): Generator<Row> {
  for (const scope of scopes) {
    if (table === "resourcecontainers") {
      yield* containerRows(world, scope, tenantId);
    } else if (table === "computeresources") {
      for (const other of world.others.list(scope)) if (isScaleSetInstance(other.type)) yield toRow(other, tenantId);
    } else {
      for (const vm of world.virtualMachines.list(scope)) yield toRow(machineSource(vm), tenantId);
      for (const disk of world.disks.list(scope)) yield toRow(disk, tenantId);
      for (const snapshot of world.snapshots.list(scope)) yield toRow(snapshot, tenantId);
      for (const item of world.collections.list(scope)) yield toRow(collectionSource(item), tenantId);
      for (const other of world.others.list(scope)) if (!isScaleSetInstance(other.type)) yield toRow(other, tenantId);
    }
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
