import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { at, booleanAt, listAt, requiredTextAt, textAt, textMapAt } from "../raw-json.ts";
import { mapAgent } from "./map-agent.ts";
import { mapClassicVm } from "./map-classic-vm.ts";
import type { DiskResources } from "./map-disk-resource.ts";
import { mapVmDisks } from "./map-vm-disks.ts";
import { powerStateOf, regionName, requiredArmId } from "./names.ts";

/**
 * Reads a virtual machine: the body of a GET, with or without instance view, or a row of Resource Graph, which has the same
 * `properties` and a short instance view under `properties.extended`.
 */
export function mapVm(raw: unknown, resources: DiskResources): VmFacts {
  const id = requiredTextAt(raw, "id");
  const arm = requiredArmId(id);
  const type = `${arm.provider}/${arm.type}`.toLowerCase();
  if (type === "microsoft.classiccompute/virtualmachines") return mapClassicVm(raw);
  const properties = at(raw, "properties");
  const powerState = powerStateOf(powerCode(properties));
  return {
    id,
    vmId: textAt(properties, "vmId") ?? armKey(id),
    name: textAt(raw, "name") ?? arm.name,
    resourceGroup: arm.resourceGroup,
    subscriptionId: arm.subscriptionId,
    location: regionName(requiredTextAt(raw, "location")),
    zones: listAt(raw, "zones").map(String),
    tags: textMapAt(raw, "tags"),
    type: isUniformInstance(type)
      ? "Microsoft.Compute/virtualMachineScaleSets/virtualMachines"
      : "Microsoft.Compute/virtualMachines",
    size: textAt(properties, "hardwareProfile", "vmSize") ?? textAt(raw, "sku", "name") ?? "",
    osType: osTypeOf(textAt(properties, "storageProfile", "osDisk", "osType")),
    osName: osNameOf(instanceViewOf(properties)),
    imageReference: imageOf(at(properties, "storageProfile", "imageReference")),
    hyperVGeneration: generationOf(textAt(instanceViewOf(properties), "hyperVGeneration")),
    provisioningState: textAt(properties, "provisioningState") ?? "Unknown",
    powerState,
    priority: priorityOf(textAt(properties, "priority")),
    securityType: textAt(properties, "securityProfile", "securityType"),
    encryptionAtHost: booleanAt(properties, "securityProfile", "encryptionAtHost") ?? false,
    scaleSet: scaleSetOf(id, type, properties),
    availabilitySetId: textAt(properties, "availabilitySet", "id"),
    extendedLocation: textAt(raw, "extendedLocation", "name"),
    plan: planOf(at(raw, "plan")),
    platformRestorePointsEnabled:
      booleanAt(properties, "resiliencyProfile", "periodicRestorePoints", "isEnabled") ?? false,
    agent: mapAgent(raw, powerState),
    disks: mapVmDisks(raw, resources),
  };
}

/** The full view of a GET, else the short one of Resource Graph. */
const instanceViewOf = (properties: unknown): unknown =>
  at(properties, "instanceView") ?? at(properties, "extended", "instanceView");

export function powerCode(properties: unknown): string | null {
  const view = instanceViewOf(properties);
  const codes = listAt(view, "statuses").map((status) => textAt(status, "code"));
  return codes.find((code) => code?.toLowerCase().startsWith("powerstate/")) ?? textAt(view, "powerState", "code");
}

export function osNameOf(instanceView: unknown): string | null {
  const name = textAt(instanceView, "osName");
  if (!name) return null;
  const version = textAt(instanceView, "osVersion");
  // Windows tells its edition by the name alone; the version is the kernel's.
  return version && !name.startsWith("Windows") ? `${name} ${version}` : name;
}

const isUniformInstance = (type: string): boolean =>
  type === "microsoft.compute/virtualmachinescalesets/virtualmachines";

/** An instance below a scale set is Uniform; a machine of its own that names a scale set is a member of a Flexible one. */
function scaleSetOf(id: string, type: string, properties: unknown): VmFacts["scaleSet"] {
  if (isUniformInstance(type)) return { id: id.split("/").slice(0, -2).join("/"), orchestrationMode: "Uniform" };
  const scaleSetId = textAt(properties, "virtualMachineScaleSet", "id");
  return scaleSetId === null ? null : { id: scaleSetId, orchestrationMode: "Flexible" };
}

function imageOf(raw: unknown): VmFacts["imageReference"] {
  const [publisher, offer, sku] = [textAt(raw, "publisher"), textAt(raw, "offer"), textAt(raw, "sku")];
  return publisher && offer && sku ? { publisher, offer, sku } : null;
}

function planOf(raw: unknown): VmFacts["plan"] {
  const [name, publisher, product] = [textAt(raw, "name"), textAt(raw, "publisher"), textAt(raw, "product")];
  return name && publisher && product ? { name, publisher, product } : null;
}

const osTypeOf = (text: string | null): VmFacts["osType"] => (text === "Windows" || text === "Linux" ? text : null);

const generationOf = (text: string | null): VmFacts["hyperVGeneration"] =>
  text?.toUpperCase() === "V1" ? "V1" : text?.toUpperCase() === "V2" ? "V2" : null;

const priorityOf = (text: string | null): VmFacts["priority"] => (text === "Spot" || text === "Low" ? text : "Regular");
