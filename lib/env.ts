import { z } from "zod";

/** The one reader of `process.env` in product code. What is missing is said in sentences, all of it at once. */

const httpUrl = (name: string) =>
  z
    .string({ error: `${name} is not set.` })
    .refine(
      (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
      `${name} must be an address such as https://backup.example.com.`,
    )
    .transform((value) => value.replace(/\/+$/, ""));

const text = (name: string, what: string) =>
  z
    .string({ error: `${name} is not set: ${what}.` })
    .trim()
    .min(1, `${name} is empty: ${what}.`);

const sharedEnvShape = z.object({
  DATABASE_URL: text(
    "DATABASE_URL",
    "the address of the PostgreSQL database, postgresql://user:password@host:5432/name",
  ),
  STILLPOINT_SECRET: z
    .string({
      error: "STILLPOINT_SECRET is not set: a random text of at least 32 characters that seals secrets and sessions.",
    })
    .min(32, "STILLPOINT_SECRET is too short: use at least 32 random characters."),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace and silent.",
    })
    .default("info"),
  /** Where Azure's list prices are read; only the worker looks at it. */
  STILLPOINT_PRICES_ENDPOINT: httpUrl("STILLPOINT_PRICES_ENDPOINT").default("https://prices.azure.com"),
  /** JSON of an Azure connection to add at start; only the worker looks at it. */
  STILLPOINT_DEMO_CONNECTION: z.string().optional(),
});

const webEnvShape = sharedEnvShape.extend({
  /** The address people type: redirects, cookies and origin checks depend on it. */
  STILLPOINT_URL: httpUrl("STILLPOINT_URL"),
  ENTRA_AUTHORITY_HOST: httpUrl("ENTRA_AUTHORITY_HOST").default("https://login.microsoftonline.com"),
  ENTRA_TENANT_ID: text("ENTRA_TENANT_ID", "the directory (tenant) ID whose people may sign in"),
  ENTRA_CLIENT_ID: text("ENTRA_CLIENT_ID", "the application (client) ID of the app registration"),
  ENTRA_CLIENT_SECRET: text("ENTRA_CLIENT_SECRET", "a client secret of the app registration"),
});

export type SharedEnv = z.infer<typeof sharedEnvShape>;
export type WebEnv = z.infer<typeof webEnvShape>;

export class EnvError extends Error {
  override name = "EnvError";
}

/** @throws EnvError that names every variable that is missing or wrong */
export function parseEnv<Shape extends z.ZodType>(
  shape: Shape,
  source: Record<string, string | undefined>,
): z.output<Shape> {
  const parsed = shape.safeParse(source);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => `- ${issue.message}`);
  throw new EnvError(`Stillpoint cannot start with these settings:\n${sentences.join("\n")}`);
}

export const parseSharedEnv = (source: Record<string, string | undefined>): SharedEnv =>
  parseEnv(sharedEnvShape, source);
export const parseWebEnv = (source: Record<string, string | undefined>): WebEnv => parseEnv(webEnvShape, source);

let shared: SharedEnv | undefined;
let web: WebEnv | undefined;

/** What every process needs. Parsed at first use, so that a build needs no settings. */
export function sharedEnv(): SharedEnv {
  shared ??= parseSharedEnv(process.env);
  return shared;
}

/** What the web process needs on top. */
export function webEnv(): WebEnv {
  web ??= parseWebEnv(process.env);
  return web;
}

export const isProduction = (): boolean => process.env.NODE_ENV === "production";
