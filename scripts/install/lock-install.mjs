import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Waits until no other process installs into `root`, and returns how to let the next one in. */
export async function lockInstall(root) {
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const folder = join(tmpdir(), `stillpoint-install-${name}`);
  while (!tryLock(folder)) {
    if (!isHeld(folder)) rmSync(folder, { recursive: true, force: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return () => rmSync(folder, { recursive: true, force: true });
}

function tryLock(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
  writeFileSync(join(folder, "pid"), String(process.pid));
  return true;
}

function isHeld(folder) {
  try {
    process.kill(Number(readFileSync(join(folder, "pid"), "utf8")), 0);
    return true;
  } catch (error) {
    // Its owner may be between making the folder and signing it, or belong to somebody else: both count as held.
    return error.code === "EPERM" || (error.code === "ENOENT" && Date.now() - changedAt(folder) < 5000);
  }
}

function changedAt(folder) {
  try {
    return statSync(folder).mtimeMs;
  } catch {
    return 0;
  }
}
