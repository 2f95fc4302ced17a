import { spawnSync } from "node:child_process";
import { join } from "node:path";

const oldest = 24;

/** The Node that runs the product: npm package `node`, repaired where npm was told not to run its install script. */
export function findRuntime(root) {
  const folder = join(root, "node_modules", "node");
  const bundled = join(folder, "bin", "node");
  if (majorOf(bundled) >= oldest) return bundled;
  spawnSync(process.execPath, ["installArchSpecificPackage.js"], { cwd: folder, stdio: "ignore" });
  if (majorOf(bundled) >= oldest) return bundled;
  const own = Number(process.versions.node.split(".")[0]);
  if (own >= oldest) return process.execPath;
  throw new Error(
    `Node ${oldest} did not get installed from the npm package "node": allow its install script (npm rebuild node), or start with Node ${oldest}.`,
  );
}

function majorOf(program) {
  const { status, stdout } = spawnSync(program, ["-p", "process.versions.node"], { encoding: "utf8" });
  return status === 0 ? Number(stdout.split(".")[0]) : 0;
}
