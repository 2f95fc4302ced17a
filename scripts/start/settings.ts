import { isAbsolute, join } from "node:path";
import { parseDatabaseUrl } from "#scripts/db/database-problem.ts";
import { SetupError } from "#scripts/support/setup-error.ts";
import { root } from "#scripts/support/work-folder.ts";

/** What the environment asks for; docs/operations.md has the table. */
export type Settings = {
  host: string;
  port: number;
  /** Absolute path of the data folder. */
  data: string;
  /** The address people type, without a slash at the end. */
  url: string;
  /** Undefined: an embedded PostgreSQL in the data folder. */
  databaseUrl: string | undefined;
  /** Undefined: one is made and kept in the data folder. */
  secret: string | undefined;
  /** People sign in through Microsoft Entra ID, so no simulator is needed. */
  isAzureConfigured: boolean;
  /** Undefined: 8443, or another free port when that is taken. */
  simulatorPort: number | undefined;
  /** The first start with the simulator makes a fortnight of history. */
  demoHistory: boolean;
};

type Environment = Record<string, string | undefined>;

/** @throws {SetupError} for the first variable that makes no sense. */
export function readSettings(env: Environment): Settings {
  const port = readPort(env, "PORT") ?? 3000;
  const data = env["STILLPOINT_DATA"] || ".data";
  const { DATABASE_URL: databaseUrl, STILLPOINT_SECRET: secret } = env;
  if (databaseUrl) parseDatabaseUrl(databaseUrl);
  if (secret && secret.length < 32) {
    throw new SetupError("STILLPOINT_SECRET is too short: use at least 32 random characters, or leave it unset.");
  }
  return {
    host: env["HOST"] || "127.0.0.1",
    port,
    data: isAbsolute(data) ? data : join(root, data),
    url: readUrl(env["STILLPOINT_URL"] || `http://localhost:${port}`),
    databaseUrl: databaseUrl || undefined,
    secret: secret || undefined,
    isAzureConfigured: hasEntra(env),
    simulatorPort: readPort(env, "SIMULATOR_PORT"),
    demoHistory: readSwitch(env, "STILLPOINT_DEMO_HISTORY"),
  };
}

function readPort(env: Environment, name: string): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new SetupError(`${name} is "${text}", which is no port: use a number from 1 to 65535.`);
}

/** On unless it is switched off. */
function readSwitch(env: Environment, name: string): boolean {
  const text = env[name] || "on";
  if (text === "on" || text === "off") return text === "on";
  throw new SetupError(`${name} is "${text}": use on or off.`);
}

function readUrl(text: string): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, "");
  throw new SetupError(
    `STILLPOINT_URL is "${text}": write the address people type, such as https://backup.example.com.`,
  );
}

/** All or nothing: with one of them missing nobody could sign in, and the simulator would hide that. */
function hasEntra(env: Environment): boolean {
  const names = ["ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "ENTRA_CLIENT_SECRET"];
  const missing = names.filter((name) => !env[name]);
  if (missing.length === 0) return true;
  if (missing.length === names.length) return false;
  throw new SetupError(
    `Sign-in by Microsoft Entra ID needs ${missing.join(" and ")} too: set all three, or none for the simulator.`,
  );
}
