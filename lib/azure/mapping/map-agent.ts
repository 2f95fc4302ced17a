import type { AgentFacts, PowerState } from "#lib/domain/vm/vm-facts.ts";
import { at, booleanAt, listAt, textAt } from "../raw-json.ts";

export type AgentRunStatus = Pick<AgentFacts, "state" | "version" | "failedExtensions">;

/** The guest agent as the instance view shows it; `unknown` where there is no instance view or the VM does not run. */
export function mapAgentRunStatus(instanceView: unknown, powerState: PowerState): AgentRunStatus {
  const agent = at(instanceView, "vmAgent");
  const version = textAt(agent, "vmAgentVersion");
  return {
    state: agentState(instanceView, agent, powerState),
    version: version?.toLowerCase() === "unknown" ? null : version,
    failedExtensions: listAt(instanceView, "extensions").filter(hasFailed).flatMap(nameOf),
  };
}

export function mapAgent(vm: unknown, powerState: PowerState): AgentFacts {
  const instanceView = at(vm, "properties", "instanceView");
  const osProfile = at(vm, "properties", "osProfile");
  const configurations = [at(osProfile, "windowsConfiguration"), at(osProfile, "linuxConfiguration")];
  return {
    ...mapAgentRunStatus(instanceView, powerState),
    provisionAllowed: configurations.every((each) => booleanAt(each, "provisionVMAgent") !== false),
    extensionsAllowed: booleanAt(osProfile, "allowExtensionOperations") !== false,
    installedExtensions: installedExtensions(vm),
    prePostScripts: null,
  };
}

function agentState(instanceView: unknown, agent: unknown, powerState: PowerState): AgentFacts["state"] {
  if (typeof instanceView !== "object" || instanceView === null || powerState !== "running") return "unknown";
  if (typeof agent !== "object" || agent === null) return "missing";
  const isReady = listAt(agent, "statuses").some(
    (status) =>
      textAt(status, "code")?.toLowerCase() === "provisioningstate/succeeded" &&
      textAt(status, "displayStatus")?.toLowerCase() === "ready",
  );
  return isReady ? "ready" : "notReady";
}

const hasFailed = (extension: unknown): boolean =>
  listAt(extension, "statuses").some((status) =>
    textAt(status, "code")?.toLowerCase().startsWith("provisioningstate/failed"),
  );

const nameOf = (extension: unknown): string[] => {
  const name = textAt(extension, "name");
  return name ? [name] : [];
};

/** Model (`resources[]`) and instance view together; each may lack what the other has, and neither mentions an empty list. */
function installedExtensions(vm: unknown): string[] | null {
  const view = at(vm, "properties", "instanceView");
  if (at(vm, "resources") === undefined && view === undefined) return null;
  const types = [
    ...listAt(vm, "resources").map((extension) => textAt(extension, "properties", "type")),
    // The instance view writes publisher and type in one: `Microsoft.Azure.Security.AzureDiskEncryption`.
    ...listAt(view, "extensions").map((extension) => textAt(extension, "type")?.split(".").at(-1) ?? null),
  ];
  return [...new Set(types.filter((type) => type !== null))].sort();
}
