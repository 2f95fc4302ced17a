import { randomUUID } from "node:crypto";
import type { ArmCall } from "#simulator/arm/call.ts";
import { azureTime } from "#simulator/clock.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import { identityOf } from "#simulator/machines/machine-identity.ts";
import type { MachineImage } from "#simulator/machines/machine-image.ts";
import type { MachineRequest } from "#simulator/machines/machine-request.ts";
import { newRuntime } from "#simulator/machines/machine-runtime.ts";
import { generationOf } from "#simulator/machines/plan-os-disk.ts";
import type { DiskOwner, PlannedDisk } from "#simulator/machines/planned-disk.ts";
import type { NetworkPlan } from "#simulator/machines/read-network-profile.ts";
import type { VirtualMachine, VmDataDisk, VmOsDisk, VmProperties } from "#simulator/world/records.ts";

/** Everything that a new machine needs, found out before anything is changed. */
export type MachinePlan = {
  owner: DiskOwner;
  image: MachineImage | undefined;
  osDisk: PlannedDisk<VmOsDisk>;
  dataDisks: PlannedDisk<VmDataDisk>[];
  osProfile: VmProperties["osProfile"];
  network: NetworkPlan;
};

/** Parts of the model that a request sends, but which are made from what was found out. */
const handled = [
  "vmId",
  "provisioningState",
  "instanceView",
  "timeCreated",
  "hardwareProfile",
  "storageProfile",
  "osProfile",
  "networkProfile",
];

/** The new machine as it enters the world: Creating, with its model as it was sent and completed. */
export function recordOf(call: ArmCall, request: MachineRequest, plan: MachinePlan): VirtualMachine {
  const { owner, image, osDisk, dataDisks, osProfile, network } = plan;
  const { properties, tags, plan: purchase, identity, placement, extendedLocation } = request;
  const storage = properties["storageProfile"] as JsonObject;
  const { imageReference, osDisk: _os, dataDisks: _data, ...storageRest } = storage;
  const rest = Object.fromEntries(Object.entries(properties).filter(([name]) => !handled.includes(name)));
  const known = identity && identityOf(identity, owner.id, call.simulator.directory.tenantId);
  const generation = generationOfDisk(owner, osDisk);
  const created = [osDisk, ...dataDisks].filter((disk) => disk.built).map((disk) => disk.attachment.name);
  return {
    id: owner.id,
    name: owner.name,
    type: "Microsoft.Compute/virtualMachines",
    location: owner.location,
    ...(tags && { tags }),
    ...(owner.zones && { zones: owner.zones }),
    ...(purchase && { plan: purchase as NonNullable<VirtualMachine["plan"]> }),
    ...(known && { identity: known }),
    ...(extendedLocation && { extendedLocation: extendedLocation as NonNullable<VirtualMachine["extendedLocation"]> }),
    ...(placement && { placement }),
    etag: '"1"',
    properties: {
      ...rest,
      vmId: randomUUID(),
      provisioningState: "Creating",
      hardwareProfile: { ...(properties["hardwareProfile"] as JsonObject), vmSize: owner.size.name },
      storageProfile: {
        ...(image && { imageReference: image.reference }),
        ...(isObject(imageReference) && !image && { imageReference }),
        osDisk: osDisk.attachment,
        dataDisks: dataDisks.map((disk) => disk.attachment),
        ...(generation === "V2" && { diskControllerType: owner.size.controllers.startsWith("SCSI") ? "SCSI" : "NVMe" }),
        ...storageRest,
      },
      ...(osProfile && { osProfile }),
      networkProfile: { networkInterfaces: network.networkInterfaces },
      timeCreated: azureTime(call.now),
    } as VmProperties,
    runtime: newRuntime({
      osDisk: osDisk.attachment,
      image: image?.facts,
      generation,
      osProfile,
      pendingDisks: created,
      now: call.now,
    }),
  };
}

/** Generation of the hardware that the system needs: that of its disk, else of its image. */
export function generationOfDisk(owner: DiskOwner, { existing }: PlannedDisk<VmOsDisk>): "V1" | "V2" {
  const known = existing?.properties["hyperVGeneration"];
  return known === "V1" || known === "V2" ? known : generationOf(owner);
}
