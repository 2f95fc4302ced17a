import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";

/** What the simulator writes about itself; of it only what a history needs. */
const simulatorFile = z.object({
  tenantId: z.string(),
  controlOrigin: z.string(),
  users: z.array(
    z.object({ userPrincipalName: z.string(), name: z.string(), oid: z.string(), roles: z.array(z.string()) }),
  ),
});
export type SimulatorFile = z.infer<typeof simulatorFile>;

/** The file that `--simulator` names. */
export async function readSimulatorFile(args: string[]): Promise<SimulatorFile> {
  const { values } = parseArgs({ args, options: { simulator: { type: "string", default: "simulator.json" } } });
  return simulatorFile.parse(JSON.parse(await readFile(values.simulator, "utf8")));
}
