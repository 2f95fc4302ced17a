import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startControlServer } from "#simulator/control/control-server.ts";
import { createSimulator } from "#simulator/create-simulator.ts";
import { lockFolder } from "#simulator/folder-lock.ts";
import { type Listening, listenOnLoopback } from "#simulator/http/listen.ts";
import type { SimulatorOptions } from "#simulator/options.ts";
import { serve } from "#simulator/server.ts";
import type { Simulator } from "#simulator/simulator.ts";
import { prepareServerIdentity } from "#simulator/tls/certificates.ts";
import { writeConnectionFile } from "#simulator/write-connection-file.ts";

export type RunningSimulator = {
  origin: string;
  caFile: string;
  controlOrigin: string | null;
  tenantId: string;
  stop(): Promise<void>;
};

/** Starts the simulator on its folder. Fails with a sentence that tells what to do. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const claim = claimFolder(options.dataFolder);
  try {
    return await startOn(claim.folder, options, claim);
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** The folder that was named, locked, or a temporary one that goes when it is released. */
function claimFolder(named: string | null): { folder: string; release(): void } {
  if (named === null) {
    const folder = mkdtempSync(path.join(tmpdir(), "stillpoint-simulator-"));
    return { folder, release: () => rmSync(folder, { recursive: true, force: true }) };
  }
  const folder = path.resolve(named);
  prepareFolder(folder);
  return { folder, ...lockFolder(folder) };
}

async function startOn(
  folder: string,
  options: SimulatorOptions,
  claim: { release(): void },
): Promise<RunningSimulator> {
  const { caFile, certificate, key } = await prepareServerIdentity(folder);
  const { simulator, close } = await createSimulator(folder, options);
  const { directory } = simulator;
  const server = await listen(simulator, { cert: certificate, key });
  const origin = `https://localhost:${server.port}`;
  const control = await listenForControl(simulator, origin);
  const controlOrigin = control?.origin ?? null;
  writeConnectionFile(folder, { origin, caFile, controlOrigin, directory });
  return {
    origin,
    caFile,
    controlOrigin,
    tenantId: directory.tenantId,
    async stop() {
      await Promise.all([server.close(), control?.close()]);
      close();
      claim.release();
    },
  };
}

async function listen(simulator: Simulator, tls: { cert: string; key: string }): Promise<Listening> {
  const { port } = simulator.options;
  let origin = "";
  try {
    const server = await listenOnLoopback(port, tls, (request, response) => {
      serve(simulator, request, response, origin).catch((error: unknown) => response.destroy(error as Error));
    });
    origin = `https://localhost:${server.port}`;
    return server;
  } catch (error) {
    throw explained(error, port);
  }
}

async function listenForControl(simulator: Simulator, origin: string) {
  const { controlPort } = simulator.options;
  if (controlPort === null) return null;
  try {
    return await startControlServer(simulator, controlPort, origin);
  } catch (error) {
    throw explained(error, controlPort);
  }
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`The folder ${folder} cannot be written (${code}): choose another with --data.`);
  }
}

function explained(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") {
    return new Error(`Port ${port} is in use: stop the program that has it, or choose another port.`);
  }
  if (code === "EACCES") {
    return new Error(`Port ${port} needs rights that this user does not have: choose one above 1023.`);
  }
  return error;
}
