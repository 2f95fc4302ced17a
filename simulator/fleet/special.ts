import type { DataDiskSpec } from "#simulator/fleet/build-machine.ts";
import type { PlacedSpec } from "#simulator/fleet/places.ts";

/** A machine that shows one thing which decides about backup; docs/simulator.md says which. */
export type Special = Omit<PlacedSpec, "env" | "app" | "owner"> & { env?: string; app?: string; owner?: string };

export const one: DataDiskSpec[] = diskRow(1, 512);
export const two: DataDiskSpec[] = diskRow(2, 512);
export const three: DataDiskSpec[] = diskRow(3, 256);

export function diskRow(count: number, gib: number): DataDiskSpec[] {
  return Array.from({ length: count }, () => ({ gib }));
}
