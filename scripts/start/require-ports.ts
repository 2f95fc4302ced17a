import { isPortFree } from "#scripts/support/free-port.ts";
import { errorCode, SetupError } from "#scripts/support/setup-error.ts";
import type { Settings } from "./settings.ts";
import { simulatorPort } from "./simulator.ts";

/** @throws {SetupError} when a port that was asked for cannot be had; asked before anything is started. */
export async function requirePorts(settings: Settings): Promise<void> {
  const { host, port, isAzureConfigured } = settings;
  if (!(await canListen(host, port))) {
    throw new SetupError(`Port ${port} is in use: stop what listens there, or set PORT to another.`);
  }
  if (!isAzureConfigured) await simulatorPort(settings);
}

async function canListen(host: string, port: number): Promise<boolean> {
  try {
    return await isPortFree(port, host);
  } catch (error) {
    const code = errorCode(error);
    if (code === "EACCES") {
      throw new SetupError(`This account may not listen on port ${port}: set PORT to one above 1023.`, {
        cause: error,
      });
    }
    throw new SetupError(
      `HOST is "${host}", where this machine cannot listen (${code}): use 127.0.0.1, or 0.0.0.0 for all.`,
      {
        cause: error,
      },
    );
  }
}
