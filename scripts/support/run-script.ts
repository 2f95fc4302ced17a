import { describeError } from "./setup-error.ts";

/** Runs a script's body: a failure becomes a message on standard error and exit code 1. */
export async function runScript(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = 1;
  }
}
