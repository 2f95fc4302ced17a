import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Compares package-lock.json with the lock file npm keeps inside node_modules. Optional packages may be absent: they are for
 * other platforms.
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const found = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (!wanted) throw new Error("package-lock.json is missing or damaged: restore it from the repository.");
  if (!found) return false;
  return Object.keys(wanted).every((folder) => {
    const { version, optional } = wanted[folder];
    if (folder === "") return true;
    return folder in found ? found[folder].version === version : optional === true;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
