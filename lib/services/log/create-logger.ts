import { type DestinationStream, type Logger, pino } from "pino";

/** Names under which a secret could reach a log line; two levels deep covers errors with their request. */
const secretNames = [
  "password",
  "secret",
  "clientSecret",
  "client_secret",
  "certificatePem",
  "privateKey",
  "sealedSecret",
  "accessToken",
  "access_token",
  "idToken",
  "id_token",
  "refreshToken",
  "refresh_token",
  "authorization",
  "Authorization",
  "cookie",
  "codeVerifier",
] as const;

const redactedPaths = ["query.code", ...secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])];

/** Drivers hang whole clients with their settings on an error: only what tells the cause is written. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error ? error.code : undefined;
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { type: error.name, message: error.message, code, stack: error.stack, cause };
}

/** JSON lines on standard output, with a process name and without secrets. */
export const createLogger = (process: "web" | "worker" | "start", level: string, to?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { process },
      serializers: { err: describeError },
      redact: { paths: redactedPaths, censor: "[redacted]" },
    },
    to,
  );
