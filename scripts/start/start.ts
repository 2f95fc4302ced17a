import { claimBuild } from "#scripts/build/build-use.ts";
import { mainBuildFolder } from "#scripts/build/ensure-built.ts";
import { describeError } from "#scripts/support/setup-error.ts";
import { prepareBuild } from "./prepare-build.ts";
import { builtPrograms, devPrograms } from "./programs.ts";
import { createProgress } from "./progress.ts";
import { runStart } from "./run-start.ts";

/** `npm start` and, with `--dev`, `npm run dev`. */
const isDev = process.argv.includes("--dev");

async function prepare(): Promise<void> {
  await prepareBuild(isDev, createProgress());
  if (!isDev) await claimBuild(mainBuildFolder);
}

const exitCode = await runStart({ programs: isDev ? devPrograms : builtPrograms, prepare }).catch((error: unknown) => {
  console.error(describeError(error));
  return 1;
});
process.exit(exitCode);
