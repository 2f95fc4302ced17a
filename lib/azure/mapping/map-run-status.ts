import type { RunStatusReading } from "../port.ts";
import { at, requiredTextAt, textAt } from "../raw-json.ts";
import { mapAgentRunStatus } from "./map-agent.ts";
import { osNameOf, powerCode } from "./map-vm.ts";
import { powerStateOf } from "./names.ts";

/** One item of the `statusOnly` list: id and instance view, without the model. */
export function mapRunStatus(raw: unknown): RunStatusReading {
  const properties = at(raw, "properties");
  const instanceView = at(properties, "instanceView");
  const powerState = powerStateOf(powerCode(properties));
  return {
    vmArmId: requiredTextAt(raw, "id"),
    powerState,
    provisioningState: textAt(properties, "provisioningState") ?? "Unknown",
    agent: mapAgentRunStatus(instanceView, powerState),
    osName: osNameOf(instanceView),
  };
}
