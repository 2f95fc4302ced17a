import { claimBuild } from "#scripts/build/build-use.ts";
import { mainBuildFolder } from "#scripts/build/ensure-built.ts";
import { describeError } from "#scripts/support/setup-error.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { lockDataFolder } from "./lock-data-folder.ts";
import { prepareBuild } from "./prepare-build.ts";
import { startProduct } from "./product.ts";
import { builtPrograms, devPrograms } from "./programs.ts";
import { createProgress } from "./progress.ts";
import { requirePorts } from "./require-ports.ts";
import { readSettings, type Settings } from "./settings.ts";
import { stopRequest } from "./stop-request.ts";
import { welcome } from "./welcome.ts";

/**
 * `npm start` and, with `--dev`, `npm run dev`: everything on one machine, until somebody wants an end. Resolves with the
 * exit code.
 */
async function main(isDev: boolean): Promise<number> {
  const stopped = stopRequest();
  const settings = readSettings(process.env);
  await prepareDataFolder(settings.data);
  const lock = await lockDataFolder(settings.data);
  try {
    await requirePorts(settings);
    const preparing = prepareBuild(isDev, createProgress()).then(() => true);
    if (!(await Promise.race([preparing, stopped]))) return 0;
    return await runUntilStopped(settings, isDev, stopped, lock.setNote);
  } finally {
    await lock.release();
  }
}

async function runUntilStopped(
  settings: Settings,
  isDev: boolean,
  stopped: Promise<undefined>,
  announce: (url: string) => Promise<void>,
): Promise<number> {
  const claim = isDev ? undefined : await claimBuild(mainBuildFolder);
  const abort = new AbortController();
  const programs = isDev ? devPrograms : builtPrograms;
  const starting = startProduct({ settings, progress: createProgress(), programs, signal: abort.signal });
  try {
    const product = await Promise.race([starting, stopped]);
    if (product) {
      await announce(settings.url);
      console.log(welcome(settings, product.simulator, performance.now() / 1000));
    }
    const death = product && (await Promise.race([stopped, product.death]));
    console.log(death ? `\n${death}\nStopping the rest.` : "\nStopping.");
    abort.abort();
    await starting.then(({ stop }) => stop()).catch(() => undefined);
    console.log("Everything is stopped.");
    return death ? 1 : 0;
  } finally {
    await claim?.release();
  }
}

const exitCode = await main(process.argv.includes("--dev")).catch((error: unknown) => {
  console.error(describeError(error));
  return 1;
});
process.exit(exitCode);
