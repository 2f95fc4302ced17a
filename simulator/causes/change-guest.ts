import { guestParts, type OsType, statesOf } from "#simulator/causes/guest-faults.ts";
import { type ControlCall, refuse } from "#simulator/control/control-call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject } from "#simulator/json.ts";
import type { VirtualMachine, VmRuntime } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** `{"name":"sql-prod-01","vssWriters":"bad"}` breaks a part of a machine's guest, `"ok"` repairs it. */
export function changeGuest({ simulator, content }: ControlCall): Answer {
  const { world, clock } = simulator;
  const { name, ...parts } = isObject(content) ? content : {};
  const vm = findMachine(world, name);
  if (vm === undefined) return refuse("name must be the name of a virtual machine.");
  const { osType } = vm.properties.storageProfile.osDisk;
  for (const [part, state] of Object.entries(parts)) {
    const states = statesOf(part, osType);
    if (states === undefined) {
      const known = guestParts.filter((candidate) => statesOf(candidate, osType) !== undefined);
      return refuse(`A ${osType} guest has no part '${part}'; it has ${known.join(", ")}.`);
    }
    if (state !== "ok" && !states.some((candidate) => candidate === state))
      return refuse(`${part} must be ok or one of ${states.join(", ")}.`);
  }
  const guest = Object.fromEntries(
    Object.entries({ ...vm.runtime.guest, ...parts }).filter(([, state]) => state !== "ok"),
  ) as Record<string, string>;
  const runtime = { ...vm.runtime, guest, changedAt: clock.now() };
  world.virtualMachines.put({ ...vm, runtime: withAgent(runtime, parts["agent"], osType) });
  return { status: 204 };
}

/** What becomes of the agent shows in the instance view. */
function withAgent(runtime: VmRuntime, state: unknown, osType: OsType): VmRuntime {
  const healthy = { ...healthyAgents[osType], status: "Ready" } as const;
  switch (state) {
    case "ok":
    case "unresponsive":
      return { ...runtime, agent: healthy };
    case "old":
      return { ...runtime, agent: { ...healthy, version: "2.0.0.0" } };
    case "stopped":
      return {
        ...runtime,
        agent: {
          version: "Unknown",
          status: "Not Ready",
          message: "VM status blob is found but not yet populated.",
        },
      };
    case "missing":
      return { ...runtime, agent: null };
    default:
      return runtime;
  }
}

const healthyAgents: Record<OsType, { version: string; message: string }> = {
  Windows: { version: "2.7.41491.1172", message: "GuestAgent is running and processing the extensions." },
  Linux: { version: "2.14.0.1", message: "Guest Agent is running" },
};

function findMachine(world: World, name: unknown): VirtualMachine | undefined {
  for (const vm of world.virtualMachines.all()) if (vm.name === name) return vm;
  return undefined;
}
