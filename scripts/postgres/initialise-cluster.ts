import { spawn } from "node:child_process";
import { chown, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { SetupError } from "#scripts/support/setup-error.ts";
import { exists, makeOwnFolder } from "./cluster-folder.ts";
import type { Account } from "./postgres-account.ts";
import type { PostgresPrograms } from "./postgres-programs.ts";

export const superuser = "stillpoint";

type Request = {
  folder: string;
  password: string;
  programs: PostgresPrograms;
  account: Account | undefined;
  flags: string[];
};

/** Makes the database's files, unless they are there. Complete or absent: a half-made cluster never gets the folder's name. */
export async function initialiseCluster({ folder, password, programs, account, flags }: Request): Promise<void> {
  if (await exists(join(folder, "PG_VERSION"))) return;
  const partial = `${folder}.partial`;
  await makeOwnFolder(partial, account);
  const secrets = await mkdtemp(join(tmpdir(), "stillpoint-"));
  const passwordFile = join(secrets, "password");
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) for (const path of [secrets, passwordFile]) await chown(path, account.uid, account.gid);
    await runInitdb(programs.initdb, account, [
      `--pgdata=${partial}`,
      `--pwfile=${passwordFile}`,
      `--username=${superuser}`,
      "--auth=scram-sha-256",
      // The same order of letters on every machine, whatever locales it has.
      "--encoding=UTF8",
      "--no-locale",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...flags,
    ]);
    await rename(partial, folder);
  } finally {
    await rm(secrets, { recursive: true, force: true });
    await rm(partial, { recursive: true, force: true });
  }
}

async function runInitdb(program: string, account: Account | undefined, args: string[]): Promise<void> {
  const child = spawn(program, args, {
    ...account,
    cwd: "/",
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, LC_ALL: "C" },
  });
  const exit = new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  const [code, output] = await Promise.all([exit, text(child.stderr)]);
  if (code !== 0) throw postgresProblem("could not be created", output);
}

/** The sentence for PostgreSQL's own output. */
export function postgresProblem(what: string, output: string): SetupError {
  if (/no space left on device|could not (write|extend).*\b(space|disk)/i.test(output)) {
    return new SetupError(`The embedded database ${what}: the disk is full. Free some space and start again.`);
  }
  const lines = output.split("\n").filter((line) => /error|fatal|panic|could not|invalid/i.test(line));
  const reason = (lines.at(-1) ?? output.trim().split("\n").at(-1) ?? "").replace(
    /^.*?(FATAL|ERROR|PANIC|error):\s*/i,
    "",
  );
  return new SetupError(`The embedded database ${what}: ${reason || "PostgreSQL gave no reason"}.`);
}
