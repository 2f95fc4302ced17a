import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

export const diskEncryptionEffects: EffectHandlers<"finishDiskEncryptionSet" | "deleteDiskEncryptionSet"> = {
  finishDiskEncryptionSet: {
    succeed(world, { id }) {
      const set = end(world, id, "Succeeded");
      const shown = set as unknown as JsonObject | undefined;
      return shown ? { output: shown, result: shown } : {};
    },
    fail: (world, { id }) => void end(world, id, "Failed"),
  },
  deleteDiskEncryptionSet: {
    succeed(world, { id }) {
      world.others.delete(id);
      return {};
    },
  },
};

function end(world: World, id: string, provisioningState: string): OtherResource | undefined {
  const set = world.others.get(id);
  return set && world.others.put({ ...set, properties: { ...set.properties, provisioningState } });
}
