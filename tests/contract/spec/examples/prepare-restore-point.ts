import { sameLocation } from "#simulator/arm/resource-id.ts";
import { at, isObject, type JsonObject } from "../world/json-shape.ts";
import { type ResourcePath, resourcePath } from "../world/resource-path.ts";
import { placeOf, type SpecWorld } from "../world/spec-world.ts";
import type { ExampleRequest } from "./example-request.ts";

const collectionType = "Microsoft.Compute/restorePointCollections";

/**
 * What the creation of a restore point or of a collection for copies takes for granted, and no id alone tells: that the
 * machine is the one of the answer with the disks that are left out, and that copies come from another region.
 */
export async function prepareRestorePoint(world: SpecWorld, request: ExampleRequest, answer: unknown): Promise<void> {
  const path = resourcePath(request.path);
  if (request.method !== "PUT" || path === null) return;
  if (path.type === collectionType) return prepareSource(world, request);
  if (path.type !== `${collectionType}/restorePoints` || path.parentId === null) return;
  const sourceId = at(request.body, "properties", "sourceRestorePoint", "id");
  if (typeof sourceId === "string") await prepareCopy(world, path, sourceId, answer);
  else await prepareMachine(world, path, request, answer);
}

async function prepareSource(world: SpecWorld, { body }: ExampleRequest): Promise<void> {
  const sourceId = at(body, "properties", "source", "id");
  if (typeof sourceId !== "string" || resourcePath(sourceId)?.type !== collectionType) return;
  await world.ensure(sourceId, { location: elsewhere(placeOf(body).location) });
}

async function prepareCopy(world: SpecWorld, path: ResourcePath, sourceId: string, answer: unknown): Promise<void> {
  const source = resourcePath(sourceId)?.parentId;
  if (!source || path.parentId === null) return;
  const location = String(at(answer, "properties", "sourceMetadata", "location") ?? "westus");
  await world.ensure(source, { location });
  await world.ensure(sourceId, answer);
  const target = { location: elsewhere(location), properties: { source: { id: source, location } } };
  await world.ensure(path.parentId, target);
}

async function prepareMachine(
  world: SpecWorld,
  path: ResourcePath,
  { body }: ExampleRequest,
  answer: unknown,
): Promise<void> {
  const metadata = at(answer, "properties", "sourceMetadata");
  const { vmId, location, hyperVGeneration, storageProfile, ...model } = isObject(metadata) ? metadata : {};
  const disks = at(storageProfile, "dataDisks");
  const included = (Array.isArray(disks) ? disks.filter(isObject) : []).map(bare);
  const excludedIds = at(body, "properties", "excludeDisks");
  const excluded = (Array.isArray(excludedIds) ? excludedIds : []).map((disk, index) => ({
    lun: included.length + index,
    name: String(at(disk, "id")).split("/").at(-1),
    managedDisk: { id: at(disk, "id") },
  }));
  const osDisk = at(storageProfile, "osDisk");
  const vm = `${path.id.split("/restorePointCollections/")[0]}/virtualMachines/vm-of-${path.names[0]}`;
  const place = typeof location === "string" ? { location } : {};
  await world.ensure(vm, {
    ...place,
    properties: {
      ...model,
      storageProfile: {
        ...(isObject(storageProfile) && storageProfile),
        ...(isObject(osDisk) && { osDisk: bare(osDisk) }),
        dataDisks: [...included, ...excluded],
      },
    },
  });
  await world.ensure(path.parentId ?? "", { ...place, properties: { source: { id: vm } } });
}

const bare = ({ diskRestorePoint, ...disk }: JsonObject): JsonObject => disk;

const elsewhere = (location: string): string => (sameLocation(location, "eastus") ? "westus" : "eastus");
