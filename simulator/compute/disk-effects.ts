import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";

export const diskEffects: EffectHandlers<"deleteDisk"> = {
  deleteDisk: {
    succeed(world, { id }) {
      world.disks.delete(id);
      return {};
    },
  },
};
