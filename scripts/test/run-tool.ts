import { spawn } from "node:child_process";
import { root } from "#scripts/support/work-folder.ts";

/** Runs a Node tool with its output shown as it comes; resolves with the exit code. */
export function runTool(args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  const end = () => child.kill();
  process.once("exit", end);
  return new Promise<number>((resolve, reject) => {
    child.once("error", reject).once("exit", (code) => resolve(code ?? 1));
  }).finally(() => process.off("exit", end));
}
