import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import pg from "pg";
import { freePort } from "#scripts/support/free-port.ts";
import { SetupError } from "#scripts/support/setup-error.ts";
import { waitUntil } from "#scripts/support/wait-until.ts";
import { clusterFolder } from "./cluster-folder.ts";
import { endLeftoverServer } from "./end-leftover-server.ts";
import { initialiseCluster, postgresProblem, superuser } from "./initialise-cluster.ts";
import { type Account, postgresAccount } from "./postgres-account.ts";
import { type PostgresPrograms, postgresPrograms } from "./postgres-programs.ts";

export type PostgresServer = {
  process: ChildProcess;
  /** Address of a database of this server, which need not exist yet. */
  url: (database: string) => string;
};

type Request = {
  /** An existing folder; the database's files go below it. */
  data: string;
  logFile: string;
  password: string;
  /** Trades safety after a power cut for speed: only for databases that live as long as a test. */
  isDisposable?: boolean;
};

/** Starts PostgreSQL on a free local port, after making its files where they are missing. It ends upon SIGINT. */
export async function startPostgres({
  data,
  logFile,
  password,
  isDisposable = false,
}: Request): Promise<PostgresServer> {
  const account = await postgresAccount();
  const programs = await postgresPrograms(account);
  const folder = await clusterFolder(data, account);
  await initialiseCluster({ folder, password, programs, account, flags: isDisposable ? ["--no-sync"] : [] });
  await endLeftoverServer(folder);
  const flags = isDisposable ? ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"] : [];
  const port = await freePort();
  const url = (database: string) => `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
  const child = await spawnServer(programs, account, logFile, ["-D", folder, "-p", String(port), ...flags]);
  await waitForServer(child, url("postgres"), logFile);
  return { process: child, url };
}

async function spawnServer(
  programs: PostgresPrograms,
  account: Account | undefined,
  logFile: string,
  args: string[],
): Promise<ChildProcess> {
  const log = await open(logFile, "a");
  const always = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"];
  const child = spawn(programs.postgres, [...args, ...always], {
    ...account,
    cwd: "/",
    // A process group of its own: Ctrl-C in the terminal must not reach the database before those who use it.
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    env: { ...process.env, LC_ALL: "C" },
  });
  await new Promise((resolve, reject) => child.once("spawn", resolve).once("error", reject));
  await log.close();
  return child;
}

async function waitForServer(child: ChildProcess, url: string, logFile: string): Promise<void> {
  let isUp = false;
  const isDecided = async (): Promise<boolean> => {
    isUp = await answers(url);
    return isUp || child.exitCode !== null || child.signalCode !== null;
  };
  await waitUntil(isDecided, { timeoutMs: 60_000 });
  if (isUp) return;
  if (child.exitCode !== null) throw postgresProblem("did not start", (await readFile(logFile, "utf8")).slice(-4000));
  child.kill("SIGQUIT");
  throw new SetupError(`The embedded database did not answer within a minute; its log is ${logFile}.`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
