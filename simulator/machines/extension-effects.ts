import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import type { VirtualMachine, VmExtension } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

export const extensionEffects: EffectHandlers<"finishExtension" | "deleteExtension"> = {
  finishExtension: {
    succeed(world, { vmId, name }, now) {
      change(world, vmId, now, (extensions) =>
        extensions.map((item) => (item.name === name ? { ...item, provisioningState: "Succeeded" } : item)),
      );
      return {};
    },
    fail(world, { vmId, name }, error, now) {
      change(world, vmId, now, (extensions) =>
        extensions.map((item) =>
          item.name === name ? { ...item, provisioningState: "Failed", failedWith: error.message } : item,
        ),
      );
    },
  },
  deleteExtension: {
    succeed(world, { vmId, name }, now) {
      change(world, vmId, now, (extensions) => extensions.filter((item) => item.name !== name));
      return {};
    },
  },
};

function change(world: World, vmId: string, now: number, edit: (extensions: VmExtension[]) => VmExtension[]): void {
  const vm: VirtualMachine | undefined = world.virtualMachines.get(vmId);
  if (vm === undefined) return;
  world.virtualMachines.put({
    ...vm,
    runtime: { ...vm.runtime, extensions: edit(vm.runtime.extensions), changedAt: now },
  });
}
