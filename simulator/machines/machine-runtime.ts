import type { ImageFacts } from "#simulator/images/image-facts.ts";
import { valueAt } from "#simulator/json.ts";
import type { VmOsDisk, VmProperties, VmRuntime } from "#simulator/world/records.ts";

const agents = {
  Windows: { version: "2.7.41491.1172", message: "GuestAgent is running and processing the extensions." },
  Linux: { version: "2.14.0.1", message: "Guest Agent is running" },
};

type NewMachine = {
  osDisk: VmOsDisk;
  image: ImageFacts | undefined;
  generation: "V1" | "V2";
  osProfile: VmProperties["osProfile"];
  pendingDisks: string[];
  now: number;
};

/** The inside of a machine that begins to start: its system and, unless it was not wanted, a healthy agent. */
export function newRuntime({ osDisk, image, generation, osProfile, pendingDisks, now }: NewMachine): VmRuntime {
  const { version, message } = agents[osDisk.osType];
  const configuration = osProfile?.[osDisk.osType === "Windows" ? "windowsConfiguration" : "linuxConfiguration"];
  const hasAgent = valueAt(configuration, ["provisionVMAgent"]) !== false;
  return {
    powerState: "starting",
    hyperVGeneration: generation,
    ...(image && { osName: image.osName, osVersion: image.osVersion }),
    agent: hasAgent ? { version, status: "Ready", message } : null,
    extensions: [],
    failedDisks: [],
    hasConsistencyScripts: false,
    ...(pendingDisks.length > 0 && { pendingDisks }),
    changedAt: now,
  };
}
