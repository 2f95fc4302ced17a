import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claimBuild } from "#scripts/build/build-use.ts";
import { chooseBuildFolder, ensureBuilt } from "#scripts/build/ensure-built.ts";
import { prepareDataFolder } from "#scripts/start/data-folder.ts";
import { startProduct } from "#scripts/start/product.ts";
import { builtPrograms } from "#scripts/start/programs.ts";
import { silentProgress } from "#scripts/start/progress.ts";
import { readSettings } from "#scripts/start/settings.ts";
import { freePort } from "#scripts/support/free-port.ts";

/**
 * Starts the whole product, with a simulator whose operations take under a second and says so. Tests find it by STILLPOINT_E2E_URL,
 * SIMULATOR_CONTROL (address of the control port), STILLPOINT_E2E_USERS (JSON of those who may sign in) and
 * STILLPOINT_E2E_WORKER_PID (the worker to be killed).
 */
export default async function setup(): Promise<() => Promise<void>> {
  const buildFolder = await chooseBuildFolder();
  await ensureBuilt(buildFolder);
  await claimBuild(buildFolder);
  const data = await mkdtemp(join(tmpdir(), "stillpoint-e2e-"));
  // The account that PostgreSQL borrows from root has to pass through.
  await chmod(data, 0o711);
  const [port, simulatorPort, controlPort] = [await freePort(), await freePort(), await freePort()];
  const settings = readSettings({
    PORT: String(port),
    SIMULATOR_PORT: String(simulatorPort),
    STILLPOINT_DATA: data,
    STILLPOINT_DEMO_HISTORY: "off",
  });
  await prepareDataFolder(data);
  const product = await startProduct({
    settings,
    progress: silentProgress,
    programs: builtPrograms,
    simulatorArgs: ["--control-port", String(controlPort), "--operation-ms", "300-800", "--retry-after", "1"],
    env: { STILLPOINT_BUILD_FOLDER: buildFolder },
  });
  Object.assign(process.env, {
    STILLPOINT_E2E_URL: settings.url,
    STILLPOINT_E2E_USERS: JSON.stringify(product.simulator?.users ?? []),
    STILLPOINT_E2E_WORKER_PID: String(product.workerPid()),
    SIMULATOR_CONTROL: `http://127.0.0.1:${controlPort}`,
  });
  return async () => {
    await product.stop();
    await rm(data, { recursive: true, force: true });
  };
}
