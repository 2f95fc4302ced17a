import type { PlacedSpec } from "#simulator/fleet/places.ts";
import { specialDisks } from "#simulator/fleet/special-disks.ts";
import { specialShapes } from "#simulator/fleet/special-shapes.ts";
import { specialStates } from "#simulator/fleet/special-states.ts";

export const specialMachines: PlacedSpec[] = [...specialShapes, ...specialDisks, ...specialStates].map((special) => ({
  env: "production",
  app: special.name.replace(/-\d+$/, ""),
  owner: "platform",
  ...special,
}));
