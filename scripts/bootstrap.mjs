/**
 * The first step of every command, in JavaScript that an old Node understands: it installs the dependencies when they are
 * missing or outdated and then runs the script it was given with the Node 24 among them.
 *
 * node scripts/bootstrap.mjs <script.ts> [arguments]
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDependencies } from "./install/ensure-dependencies.mjs";
import { findRuntime } from "./install/find-runtime.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

function main() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20)
    throw new Error(
      `Stillpoint needs Node 20 or later, and this is Node ${process.versions.node}: install a newer one.`,
    );
  return ensureDependencies(root).then(() => runScript(findRuntime(root), process.argv.slice(2)));
}

/** Hands over to the script: its output, its exit code, and every signal that asks us to end. */
function runScript(runtime, args) {
  const bin = join(root, "node_modules", ".bin");
  const child = spawn(runtime, args, {
    cwd: root,
    // The fourth channel tells the script that we are gone, should we be killed.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${bin}:${process.env.PATH || ""}` },
  });
  // Ctrl-C reaches the script from the terminal as well; it has to bear hearing it twice.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) followParent(child);
  child.on("error", fail);
  child.on("exit", (code, signal) => process.exit(code === null ? exitCodeOf(signal) : code));
}

/**
 * A killed npm cannot pass on the signal: its disappearance is the signal. The scripts of package.json say `exec`, so that no
 * shell stands between npm and us.
 */
function followParent(child) {
  const parent = process.ppid;
  const watch = () => {
    if (process.ppid !== parent) child.kill("SIGTERM");
  };
  setInterval(watch, 1000).unref();
}

/** What a shell reports for a process that ended by a signal. */
function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

function fail(error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

Promise.resolve().then(main).catch(fail);
