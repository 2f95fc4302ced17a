import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import { forgetContent } from "#simulator/content/capture.ts";

export const diskEffects: EffectHandlers<"deleteDisk"> = {
  deleteDisk: {
    succeed(world, { id }) {
      const disk = world.disks.get(id);
      if (disk) forgetContent(world, disk);
      world.disks.delete(id);
      return {};
    },
  },
};
