import { spawn } from "node:child_process";
import { join } from "node:path";
import { isInstalled } from "./is-installed.mjs";
import { lockInstall } from "./lock-install.mjs";

/** Runs `npm ci` unless node_modules already is what package-lock.json says. One process at a time; others wait for it. */
export async function ensureDependencies(root) {
  if (isInstalled(root)) return;
  const unlock = await lockInstall(root);
  try {
    // Another command may have installed them while we waited.
    if (isInstalled(root)) return;
    const startedAt = Date.now();
    process.stdout.write("… Installing dependencies (npm ci, about a minute)\n");
    await runNpmCi(root);
    process.stdout.write(`✓ Dependencies installed (${Math.round((Date.now() - startedAt) / 1000)} s)\n`);
  } finally {
    unlock();
  }
}

function runNpmCi(root) {
  // npm itself, as the one that started us, or else the one on the PATH.
  const npm = process.env.npm_execpath;
  const isScript = npm !== undefined && /npm-cli\.c?js$/.test(npm);
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const child = spawn(isScript ? process.execPath : "npm", isScript ? [npm, ...args] : args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    // Prisma would download a program that we do not use; naming any program keeps it from that.
    env: {
      ...process.env,
      NODE_ENV: "development",
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
    },
  });
  return new Promise((resolve, reject) => {
    child.on("error", () => reject(new Error("npm could not be started: install npm, or put it on the PATH.")));
    child.on("exit", (code) => {
      if (code === 0 && isInstalled(root)) resolve();
      else reject(new Error(installProblem(root, code)));
    });
  });
}

function installProblem(root, code) {
  if (code === 0) return `npm ci left ${join(root, "node_modules")} incomplete: delete that folder and start again.`;
  return "The dependencies could not be installed; npm says why above. Check the network, the disk and the rights on this folder, then start again.";
}
