import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type Json, type JsonObject, merged } from "#simulator/json.ts";
import { notAllowedParameter, propertyChangeRefusal } from "#simulator/machines/machine-request.ts";
import type { VirtualMachine, VmProperties } from "#simulator/world/records.ts";

/** What a change may set of the account and the agent. Names are for life; a password that is sent again is not looked at. */
export function changeOsProfile(vm: VirtualMachine, sent: Json | undefined): VmProperties["osProfile"] | Answer {
  const { osProfile } = vm.properties;
  if (!isObject(sent)) return osProfile;
  if (osProfile === undefined) return notAllowedParameter("osProfile");
  for (const name of ["computerName", "adminUsername"] as const) {
    if (typeof sent[name] === "string" && sent[name] !== osProfile[name])
      return propertyChangeRefusal(`osProfile.${name}`);
  }
  const { adminPassword, customData, requireGuestProvisionSignal, ...change } = sent;
  return merged(osProfile as unknown as JsonObject, change) as unknown as VmProperties["osProfile"];
}
