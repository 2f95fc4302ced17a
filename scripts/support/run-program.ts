import { spawn } from "node:child_process";
import { root } from "./work-folder.ts";

export type ProgramOutcome = { code: number; output: string };

/** Runs a program to its end, which is our own end at the latest, and keeps what it prints, standard error included. */
export async function runProgram(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<ProgramOutcome> {
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  const end = () => child.kill();
  process.once("exit", end);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject).once("close", (exitCode) => resolve(exitCode ?? 1));
  });
  process.off("exit", end);
  return { code, output: Buffer.concat(chunks).toString() };
}
