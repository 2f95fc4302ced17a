import { invalidParameter } from "#simulator/arm/arm-error.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type Json, type JsonObject, valueAt } from "#simulator/json.ts";
import { missingParameter } from "#simulator/machines/machine-request.ts";
import type { VmProperties } from "#simulator/world/records.ts";

type OsProfile = NonNullable<VmProperties["osProfile"]>;

/** What the machine keeps of the account and the agent; passwords and custom data are read and forgotten. */
export function readOsProfile(sent: JsonObject, osType: "Windows" | "Linux"): OsProfile | Answer {
  const { computerName, adminUsername, adminPassword, windowsConfiguration, linuxConfiguration } = sent;
  if (typeof computerName !== "string" || computerName === "") return missingParameter("computerName");
  if (typeof adminUsername !== "string" || adminUsername === "") return missingParameter("adminUsername");
  const limit = osType === "Windows" ? 15 : 64;
  if (computerName.length > limit || (osType === "Windows" && /^\d+$/.test(computerName))) {
    return invalidParameter(
      "computerName",
      `${osType} computer name cannot be more than ${limit} characters long${osType === "Windows" ? ", be entirely numeric, or contain special characters." : "."}`,
    );
  }
  const refusal = signInRefusal(osType, typeof adminPassword === "string", linuxConfiguration);
  if (refusal) return refusal;
  const configuration =
    osType === "Windows"
      ? { windowsConfiguration: windowsOf(isObject(windowsConfiguration) ? windowsConfiguration : {}) }
      : { linuxConfiguration: linuxOf(isObject(linuxConfiguration) ? linuxConfiguration : {}) };
  return {
    computerName,
    adminUsername,
    ...configuration,
    secrets: (Array.isArray(sent["secrets"]) ? sent["secrets"] : []) as [],
    allowExtensionOperations: sent["allowExtensionOperations"] !== false,
    requireGuestProvisionSignal: sent["requireGuestProvisionSignal"] !== false,
  };
}

function signInRefusal(osType: string, hasPassword: boolean, linux: Json | undefined): Answer | undefined {
  if (osType === "Windows") return hasPassword ? undefined : missingParameter("adminPassword");
  const keys = valueAt(linux, ["ssh", "publicKeys"]);
  const hasKeys = Array.isArray(keys) && keys.length > 0;
  if (hasKeys || (hasPassword && valueAt(linux, ["disablePasswordAuthentication"]) !== true)) return undefined;
  return invalidParameter(
    "linuxConfiguration",
    "Authentication using either SSH or by user name and password must be enabled in Linux profile.",
  );
}

function windowsOf(sent: JsonObject): JsonObject {
  const { additionalUnattendContent, patchSettings, ...rest } = sent;
  const contents = Array.isArray(additionalUnattendContent) ? additionalUnattendContent : [];
  return {
    provisionVMAgent: true,
    enableAutomaticUpdates: true,
    ...rest,
    patchSettings: {
      patchMode: rest["enableAutomaticUpdates"] === false ? "Manual" : "AutomaticByOS",
      assessmentMode: "ImageDefault",
      ...(isObject(patchSettings) ? patchSettings : {}),
    },
    ...(contents.length > 0 && { additionalUnattendContent: contents.map(withoutContent) }),
  };
}

function linuxOf(sent: JsonObject): JsonObject {
  const { patchSettings, ...rest } = sent;
  return {
    disablePasswordAuthentication: false,
    provisionVMAgent: true,
    ...rest,
    patchSettings: {
      patchMode: "ImageDefault",
      assessmentMode: "ImageDefault",
      ...(isObject(patchSettings) ? patchSettings : {}),
    },
  };
}

/** The content may hold passwords and is never answered. */
function withoutContent(item: Json): Json {
  if (!isObject(item)) return item;
  const { content: _secret, ...rest } = item;
  return rest;
}
