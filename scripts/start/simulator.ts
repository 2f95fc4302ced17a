import { join } from "node:path";
import { freePort, isPortFree } from "#scripts/support/free-port.ts";
import { SetupError } from "#scripts/support/setup-error.ts";
import { type NodeChild, readyLine, waitForChild } from "./node-child.ts";
import type { Progress } from "./progress.ts";
import type { Settings } from "./settings.ts";
import { readSimulatorFile, type SimulatorFile } from "./simulator-file.ts";

type Request = {
  settings: Settings;
  progress: Progress;
  program: string[];
  args: string[];
  startChild: (name: string, args: string[], env: Record<string, string>) => Promise<NodeChild>;
};

const usualPort = 8443;

export type StartedSimulator = { file: SimulatorFile; child: NodeChild };

/** Starts the simulator of Azure and returns what it says about itself. */
export function startSimulator({ settings, progress, program, args, startChild }: Request): Promise<StartedSimulator> {
  const folder = join(settings.data, "simulator");
  return progress.step(
    "Starting the Azure simulator",
    ({ file }) => `Azure simulator at ${file.origin}`,
    async () => {
      const port = await simulatorPort(settings);
      const redirect = `${settings.url}/auth/callback`;
      const always = ["--port", String(port), "--data", folder, "--fleet", "contoso", "--redirect-uri", redirect];
      const child = await startChild("simulator", [...program, ...always, ...args], {});
      await waitForChild(child, readyLine(child), 60_000);
      return { file: await readSimulatorFile(folder), child };
    },
  );
}

/** The port that was asked for must be free; the usual one gives way to another. */
export async function simulatorPort({ simulatorPort: wanted }: Pick<Settings, "simulatorPort">): Promise<number> {
  if (await isPortFree(wanted ?? usualPort)) return wanted ?? usualPort;
  if (wanted === undefined) return freePort();
  throw new SetupError(`Port ${wanted} (SIMULATOR_PORT) is in use: stop what listens there, or choose another port.`);
}
