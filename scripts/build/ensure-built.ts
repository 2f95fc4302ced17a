import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "#scripts/support/run-program.ts";
import { runScript } from "#scripts/support/run-script.ts";
import { SetupError } from "#scripts/support/setup-error.ts";
import { exclusively, root } from "#scripts/support/work-folder.ts";
import { isBuildUsed } from "./build-use.ts";
import { generateClient } from "./generate-client.ts";
import { hashFiles } from "./hash-files.ts";

/** Everything that `next build` reads; next.config.ts takes the folder from STILLPOINT_BUILD_FOLDER. */
const sources = [
  "{app,components,lib,public}/**/*",
  "prisma/schema.prisma",
  "{next.config,postcss.config,proxy,instrumentation}.*",
  "package-lock.json",
  "tsconfig.json",
];

export const mainBuildFolder = ".next";

export const isBuildFresh = async (folder: string): Promise<boolean> => {
  const stamp = await readFile(join(root, folder, "source-hash"), "utf8").catch(() => undefined);
  return stamp !== undefined && stamp === (await hashFiles(sources));
};

/** Tests build here while somebody uses an outdated build in the main folder. */
const spareBuildFolder = ".next-spare";

/** A folder whose build is fresh, or may be made so without disturbing anybody. */
export async function chooseBuildFolder(): Promise<string> {
  const isUsable = (await isBuildFresh(mainBuildFolder)) || !(await isBuildUsed(mainBuildFolder));
  return isUsable ? mainBuildFolder : spareBuildFolder;
}

/**
 * Builds the web application into `folder` when its sources have changed; true when it did.
 * @throws {SetupError} when it cannot be built, or when another Stillpoint serves the outdated build.
 */
export async function ensureBuilt(folder = mainBuildFolder): Promise<boolean> {
  await generateClient();
  if (await isBuildFresh(folder)) return false;
  return exclusively(`build${folder}`, async () => {
    if (await isBuildFresh(folder)) return false;
    if (await isBuildUsed(folder)) {
      throw new SetupError(
        "The sources have changed and another Stillpoint serves the old build: stop it, then start again.",
      );
    }
    const hash = await hashFiles(sources);
    const { code, output } = await runProgram(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      STILLPOINT_BUILD_FOLDER: folder,
    });
    if (code !== 0) throw buildProblem(output);
    await writeFile(join(root, folder, "source-hash"), hash);
    return true;
  });
}

function buildProblem(output: string): SetupError {
  if (/ENOSPC/.test(output)) return new SetupError("The web application could not be built: the disk is full.");
  return new SetupError(`The web application could not be built:\n${output.trim()}`);
}

if (import.meta.main) {
  await runScript(async () => {
    console.log((await ensureBuilt()) ? "Built .next." : "The build in .next is up to date.");
  });
}
