import { once } from "node:events";
import { join } from "node:path";
import { stopProcess } from "#scripts/processes/stop-process.ts";
import { SetupError } from "#scripts/support/setup-error.ts";
import { markAsMaking } from "./demo-history-state.ts";
import type { NodeChild } from "./node-child.ts";
import type { Progress } from "./progress.ts";
import type { SimulatorFile } from "./simulator-file.ts";

const days = 14;
const dayMs = 86_400_000;

type Request = {
  databaseUrl: string;
  data: string;
  program: string[];
  progress: Progress;
  /** Starts the simulator with more arguments. */
  startSimulator: (args: string[]) => Promise<{ file: SimulatorFile; child: NodeChild }>;
  /** Starts the program that makes the history, with the environment of the product. */
  startMaker: (args: string[], simulator: SimulatorFile) => Promise<NodeChild>;
};

/**
 * Lets the demo's program live through the days before now, with a simulator whose world begins then. That simulator ends with
 * the history: its clock goes on in real time, and the next one has no control port.
 * @throws {SetupError} when it could not be made; the next start begins it anew
 */
export async function makeDemoHistory(request: Request): Promise<void> {
  const { databaseUrl, data, program, progress, startSimulator, startMaker } = request;
  await markAsMaking(databaseUrl);
  const begin = new Date(Date.now() - days * dayMs).toISOString();
  const doing = `Making ${days} days of history`;
  const done = (points: number) => `${days} days of history made (${points} restore points)`;
  await progress.step(doing, done, async (tell) => {
    const simulator = await startSimulator(["--begin", begin, "--clock", "explicit", "--control-port", "0"]);
    const args = ["--simulator", join(data, "simulator/simulator.json")];
    const maker = await startMaker([...program, ...args], simulator.file);
    let points = 0;
    maker.onLine((line) => {
      const report = readReport(line);
      if (!report) return;
      points = report.points;
      tell(`${doing}: day ${report.day} of ${days}, ${points} restore points`);
    });
    const [code] = maker.process.exitCode === null ? await once(maker.process, "close") : [maker.process.exitCode];
    if (code !== 0) throw new SetupError(failureOf(maker));
    if (simulator.child.process.pid !== undefined) await stopProcess(simulator.child.process.pid, "SIGTERM", 12_000);
    return points;
  });
}

type Report = { day: number; points: number };

function readReport(line: string): Report | null {
  if (!line.startsWith('{"day":')) return null;
  const report: Report = JSON.parse(line);
  return report;
}

const failureOf = (maker: NodeChild): string =>
  [
    `The demo's history could not be made. Start again to make it anew, or start with STILLPOINT_DEMO_HISTORY=off without it.`,
    maker.deathMessage(),
  ].join("\n");
