import type { RestorePointBench } from "#tests/support/restore-point-bench.ts";

/**
 * A row of Azure's error catalogue with a cause in the simulated world. `code` and `phrase` are what the dossier has, so
 * that a row without a cause can be found.
 */
export type CatalogueRow = {
  code: string;
  phrase: string;
  /** What is wrong, for the test's name. */
  cause: string;
  /** HTTP status of a refusal; absent when the operation begins well and fails. */
  status?: number;
  /** Needs operations that overlap: they end only when the clock is moved. */
  isOverlapping?: true;
  /** Makes the cause and does what fails by it. The failure is the promise's. */
  happen: (bench: RestorePointBench) => Promise<unknown>;
  /** Operation of the table at which the fault plan makes the same failure. */
  operation: string;
};

export type Failure = { status: number | null; code: string; message: string };

/** How a call has failed, whether its request was refused or its operation has ended badly. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const error = await call.then(
    () => new Error("Nothing has failed."),
    (reason: unknown) => reason as Error & { code?: string; statusCode?: number },
  );
  // The poller of the real client tells a failed operation by its message only.
  const operation = /^The long-running operation has failed\. (\w+)\. ([\s\S]*)$/.exec(error.message);
  if (operation) return { status: null, code: operation[1] ?? "", message: operation[2] ?? "" };
  const { code = "", statusCode = null, message } = error as Error & { code?: string; statusCode?: number };
  return { status: statusCode, code, message };
}

/** A refusal that was read without a client, in the form of the clients' own errors. */
export function refusal(answer: { status: number; body: unknown }): Promise<never> {
  const { error } = (answer.body ?? {}) as { error?: { code: string; message: string } };
  return Promise.reject(Object.assign(new Error(error?.message), { code: error?.code, statusCode: answer.status }));
}
