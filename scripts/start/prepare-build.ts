import { ensureBuilt, isBuildFresh, mainBuildFolder } from "#scripts/build/ensure-built.ts";
import { generateClient } from "#scripts/build/generate-client.ts";
import type { Progress } from "./progress.ts";

/** Generates and builds what is missing or outdated. The development server builds by itself. */
export async function prepareBuild(isDev: boolean, progress: Progress): Promise<void> {
  const generated = (isNew: boolean) => `Database client ${isNew ? "generated" : "is up to date"}`;
  await progress.step("Generating the database client", generated, generateClient);
  if (isDev) return;
  const doing = (await isBuildFresh(mainBuildFolder))
    ? "Checking the build"
    : "Building the web application, about a minute";
  const built = (isNew: boolean) => `Web application ${isNew ? "built" : "is up to date"}`;
  await progress.step(doing, built, () => ensureBuilt());
}
