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

/** JSON lines on standard output, with a process name and without secrets. */
export const createLogger = (process: "web" | "worker" | "start", level: string, to?: DestinationStream): Logger =>
  pino({ level, base: { process }, redact: { paths: redactedPaths, censor: "[redacted]" } }, to);
