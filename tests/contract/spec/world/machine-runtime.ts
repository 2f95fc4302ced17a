import type { VmRuntime } from "#simulator/world/records.ts";
import { at, isObject } from "./json-shape.ts";

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** What an instance view (`properties.instanceView`) and the extensions (`resources`) of a body tell of a running machine. */
export function machineRuntime(hint: unknown, changedAt: number): VmRuntime {
  const view = at(hint, "properties", "instanceView");
  const agent = at(view, "vmAgent");
  const power = listOf(at(view, "statuses")).map(
    (status) => /^PowerState\/(.+)$/.exec(String(at(status, "code")))?.[1],
  );
  return {
    powerState: (power.find(Boolean) ?? "running") as VmRuntime["powerState"],
    hyperVGeneration: at(view, "hyperVGeneration") === "V2" ? "V2" : "V1",
    osName: textOf(at(view, "osName")) ?? "ubuntu",
    osVersion: textOf(at(view, "osVersion")) ?? "22.04",
    agent: {
      version: textOf(at(agent, "vmAgentVersion")) ?? "2.11.1.4",
      status: "Ready",
      message: "Guest Agent is running",
    },
    extensions: extensionsOf(hint, view),
    failedDisks: [],
    hasConsistencyScripts: false,
    changedAt,
  };
}

function extensionsOf(hint: unknown, view: unknown): VmRuntime["extensions"] {
  const installed = listOf(at(hint, "resources")).filter(isObject);
  const shown = installed.length > 0 ? installed : listOf(at(view, "extensions")).filter(isObject);
  return shown.map((extension) => ({
    name: String(extension["name"]),
    type: textOf(at(extension, "properties", "type")) ?? textOf(extension["type"]) ?? "CustomScript",
    version: textOf(at(extension, "properties", "typeHandlerVersion")) ?? "1.0",
  }));
}
