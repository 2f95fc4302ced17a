import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";

/** What only the instance view tells, per VM: Resource Graph has the model, not the agent. */
export type RunStatus = {
  powerState: VmFacts["powerState"];
  provisioningState: string;
  agent: Pick<VmFacts["agent"], "state" | "version" | "failedExtensions">;
  osName: string | null;
};

/** The fresh status wins over the model, which Resource Graph may show minutes late. */
export const withRunStatus = (model: VmFacts, status: RunStatus): VmFacts => ({
  ...model,
  powerState: status.powerState,
  provisioningState: status.provisioningState,
  osName: status.osName ?? model.osName,
  agent: { ...model.agent, ...status.agent },
});
