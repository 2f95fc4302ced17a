import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { StartedSimulator } from "#tests/support/start-simulator.ts";

const execute = promisify(execFile);
const repository = path.resolve(import.meta.dirname, "../..");
const commandTimeoutMs = 120_000;

/** Each command starts a Python program, which on a busy machine takes seconds. */
export const patience = { timeout: 300_000 };

/** The real `az`, signed in to a simulator, with a configuration of its own: what a person has after docs/azure-cli.md. */
export type AzureCli = {
  /** Runs a command that has to succeed and gives what it prints, read as JSON. */
  json<T = unknown>(...args: string[]): Promise<T>;
  /** Runs a command that has to succeed and gives the text that it prints. */
  text(...args: string[]): Promise<string>;
  /** Runs a command that has to fail and gives its message. */
  failure(...args: string[]): Promise<string>;
  remove(): void;
};

/** Where the program is; null, with a line that nobody can overlook, where it is not installed. */
export function findAzureCli(): string | null {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const program = folders.map((folder) => path.join(folder, "az")).find((file) => existsSync(file));
  if (program !== undefined) return program;
  process.stderr.write(
    "\nSKIPPED: the tests with the real Azure CLI, because there is no 'az' on the PATH; install it (Debian: apt install azure-cli).\n\n",
  );
  return null;
}

/** A configuration that knows the simulator as its cloud; nobody is signed in yet. */
export async function registerCloud(program: string, simulator: StartedSimulator): Promise<AzureCli> {
  const cli = prepareCli(program, simulator);
  await cli.text("cloud", "register", "-n", "Simulator", "--endpoint-resource-manager", simulator.origin);
  await cli.text("cloud", "set", "-n", "Simulator");
  return cli;
}

/** As `registerCloud`, signed in as the service principal with its secret. */
export async function signedInCli(program: string, simulator: StartedSimulator): Promise<AzureCli> {
  const cli = await registerCloud(program, simulator);
  await cli.json("login", ...servicePrincipal(simulator, simulator.credentials.servicePrincipal.clientSecret));
  return cli;
}

/** Arguments of `az login` for the service principal, with a secret or the file of a certificate. */
export function servicePrincipal({ credentials }: StartedSimulator, secretOrFile: string): string[] {
  const { clientId } = credentials.servicePrincipal;
  return ["--service-principal", "-u", clientId, "-p", secretOrFile, "--tenant", credentials.tenantId];
}

function prepareCli(program: string, simulator: StartedSimulator): AzureCli {
  const home = mkdtempSync(path.join(tmpdir(), "azure-cli-"));
  const config = path.join(home, "config");
  mkdirSync(config);
  const index = shareCommandIndex(config);
  const environment = environmentFor(simulator, home, config);
  const run = async (args: string[]): Promise<string> => {
    const { stdout } = await execute(program, args, {
      env: environment,
      cwd: home,
      timeout: commandTimeoutMs,
      maxBuffer: 1 << 28,
    });
    index.keep();
    return stdout;
  };
  const runOrExplain = (args: string[]): Promise<string> =>
    run(args).catch((error: { stderr?: string }) => {
      throw new Error(`az ${args.join(" ")}\n${error.stderr ?? error}`);
    });
  return {
    async json<T>(...args: string[]) {
      const text = await runOrExplain([...args, "-o", "json"]);
      return (text.trim() === "" ? null : JSON.parse(text)) as T;
    },
    text: async (...args) => (await runOrExplain(args)).trim(),
    async failure(...args) {
      const failed = await run(args).then(
        () => null,
        (error: { stderr?: string }) => error.stderr ?? String(error),
      );
      if (failed === null) throw new Error(`az ${args.join(" ")} has succeeded, but should not have.`);
      return failed;
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

function environmentFor(simulator: StartedSimulator, home: string, config: string): NodeJS.ProcessEnv {
  return {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env["PATH"],
    HOME: home,
    LANG: "C.UTF-8",
    PYTHONPATH: path.join(repository, "scripts/azure-cli/shim"),
    AZURE_CONFIG_DIR: config,
    REQUESTS_CA_BUNDLE: simulator.caFile,
    NO_PROXY: "localhost,127.0.0.1",
    AZURE_CORE_COLLECT_TELEMETRY: "0",
    AZURE_CORE_NO_COLOR: "1",
    AZURE_CORE_SURVEY_MESSAGE: "0",
  };
}

/**
 * The CLI reads all of its commands the first time a configuration is used, which takes seconds, and writes down what it
 * found. That note says for which version it is good, so tests may share it.
 */
function shareCommandIndex(config: string): { keep(): void } {
  const shared = path.join(repository, "node_modules/.cache/azure-cli/commandIndex.json");
  const own = path.join(config, "commandIndex.json");
  if (existsSync(shared)) copyFileSync(shared, own);
  let kept = existsSync(shared) ? readFileSync(shared, "utf8") : "";
  return {
    keep() {
      if (!existsSync(own)) return;
      const now = readFileSync(own, "utf8");
      if (now === kept) return;
      kept = now;
      mkdirSync(path.dirname(shared), { recursive: true });
      const temporary = `${shared}.${process.pid}`;
      copyFileSync(own, temporary);
      renameSync(temporary, shared);
    },
  };
}
