import type { VmRuntime } from "#simulator/world/records.ts";
import { at, isObject } from "./json-shape.ts";

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** What an instance view (`properties.instanceView`) and the extensions (`resources`) of a body tell of a running machine. */
export function machineRuntime(hint: unknown, changedAt: number): VmRuntime {
  const view = at(hint, "properties", "instanceView");
  const agent = at(view, "vmAgent");
  const [agentStatus] = listOf(at(agent, "statuses"));
  const power = listOf(at(view, "statuses")).map(
    (status) => /^PowerState\/(.+)$/.exec(String(at(status, "code")))?.[1],
  );
  return {
    powerState: (power.find(Boolean) ?? "running") as VmRuntime["powerState"],
    hyperVGeneration: at(view, "hyperVGeneration") === "V2" ? "V2" : "V1",
    ...systemOf(view),
    agent: {
      version: textOf(at(agent, "vmAgentVersion")) ?? "2.11.1.4",
      status: textOf(at(agentStatus, "displayStatus")) === "Not Ready" ? "Not Ready" : "Ready",
      message: textOf(at(agentStatus, "message")) ?? "Guest Agent is running",
    },
    extensions: extensionsOf(hint, view),
    failedDisks: [],
    hasConsistencyScripts: false,
    changedAt,
  };
}

/** A view that shows no system is of a machine that has not reported it. */
function systemOf(view: unknown): Pick<VmRuntime, "osName" | "osVersion"> {
  const osName = textOf(at(view, "osName"));
  const osVersion = textOf(at(view, "osVersion"));
  if (view === undefined) return { osName: "ubuntu", osVersion: "22.04" };
  return { ...(osName !== undefined && { osName }), ...(osVersion !== undefined && { osVersion }) };
}

function extensionsOf(hint: unknown, view: unknown): VmRuntime["extensions"] {
  const installed = listOf(at(hint, "resources")).filter(isObject);
  const shown = installed.length > 0 ? installed : listOf(at(view, "extensions")).filter(isObject);
  return shown.map((extension) => ({
    name: String(extension["name"]),
    type: fullType(extension),
    version: textOf(at(extension, "properties", "typeHandlerVersion")) ?? "1.0",
  }));
}

/** Publisher and type in one, as the instance view has them. */
function fullType(extension: object): string {
  const publisher = textOf(at(extension, "properties", "publisher"));
  const type = textOf(at(extension, "properties", "type"));
  if (publisher !== undefined && type !== undefined) return `${publisher}.${type}`;
  return textOf(at(extension, "type")) ?? "Microsoft.Azure.Extensions.CustomScript";
}
