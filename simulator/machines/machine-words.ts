import { entryOf, isObject, type Json, type JsonObject } from "#simulator/json.ts";

/**
 * Words of the model of a machine (specification 2026-04-01): they are answered in this spelling, however they were sent.
 * The name of a property is enough to know its words; `placement` and others have them only where their value is a text.
 */
const words: Record<string, readonly string[]> = {
  caching: ["None", "ReadOnly", "ReadWrite"],
  createOption: ["FromImage", "Empty", "Attach", "Copy", "Restore"],
  deleteOption: ["Delete", "Detach"],
  detachOption: ["ForceDetach"],
  storageAccountType: [
    "Standard_LRS",
    "Premium_LRS",
    "StandardSSD_LRS",
    "UltraSSD_LRS",
    "Premium_ZRS",
    "StandardSSD_ZRS",
    "PremiumV2_LRS",
  ],
  osType: ["Windows", "Linux"],
  option: ["Local"],
  placement: ["CacheDisk", "ResourceDisk", "NvmeDisk"],
  securityType: ["TrustedLaunch", "ConfidentialVM", "Standard"],
  securityEncryptionType: ["VMGuestStateOnly", "DiskWithVMGuestState", "NonPersistedTPM"],
  priority: ["Regular", "Low", "Spot"],
  evictionPolicy: ["Deallocate", "Delete"],
  patchMode: ["Manual", "AutomaticByOS", "AutomaticByPlatform", "ImageDefault"],
  assessmentMode: ["ImageDefault", "AutomaticByPlatform"],
  rebootSetting: ["Unknown", "IfRequired", "Never", "Always"],
  diskControllerType: ["SCSI", "NVMe"],
  zonePlacementPolicy: ["Any", "Auto"],
  publicIPAllocationMethod: ["Dynamic", "Static"],
  publicIPAddressVersion: ["IPv4", "IPv6"],
  privateIPAddressVersion: ["IPv4", "IPv6"],
  auxiliaryMode: ["None", "AcceleratedConnections", "Floating"],
  auxiliarySku: ["None", "A1", "A2", "A4", "A8"],
};

/** The same model with Azure's spelling, or the path of the first word that Azure does not know. */
export function respelt(value: JsonObject, path = ""): JsonObject | { unknownWordAt: string } {
  const result: JsonObject = {};
  for (const [name, item] of Object.entries(value)) {
    const changed = respeltValue(name, item, path === "" ? name : `${path}.${name}`);
    if (isObject(changed) && typeof changed["unknownWordAt"] === "string") {
      return { unknownWordAt: changed["unknownWordAt"] };
    }
    result[name] = changed as Json;
  }
  return result;
}

function respeltValue(name: string, item: Json, path: string): Json | { unknownWordAt: string } {
  // What users write themselves is not searched for words.
  if (name === "tags" || name === "settings" || name === "userAssignedIdentities") return item;
  if (typeof item === "string") {
    const known = entryOf(words, name);
    if (known === undefined) return item;
    return known.find((word) => word.toLowerCase() === item.toLowerCase()) ?? { unknownWordAt: path };
  }
  if (isObject(item)) return respelt(item, path);
  if (!Array.isArray(item)) return item;
  const list: Json[] = [];
  for (const [index, member] of item.entries()) {
    const changed = isObject(member) ? respelt(member, `${path}[${index}]`) : member;
    if (isObject(changed) && typeof changed["unknownWordAt"] === "string") return changed;
    list.push(changed as Json);
  }
  return list;
}
