import type { DemoWorld } from "./demo-world.ts";

/** Something that happens at its time: somebody does something, something befalls the cloud, or a rhythm of the worker. */
export type Occasion = {
  atMs: number;
  /** It comes again in this rhythm. */
  everyMs?: number;
  happen: (world: DemoWorld) => Promise<void>;
};
