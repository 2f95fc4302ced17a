/** A failure the person at the keyboard can act on: its message is one sentence that says what is wrong and what to do. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}

/** The sentence of an expected failure, the whole stack of an unexpected one. */
export function describeError(error: unknown): string {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Node's error code (`ENOENT`, `EACCES`, PostgreSQL's `28P01`), when there is one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
