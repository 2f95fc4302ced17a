import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import tls from "node:tls";
import { trafficFolder } from "#tests/support/traffic-folder.ts";

export type SimulatorCredentials = {
  tenantId: string;
  servicePrincipal: {
    clientId: string;
    objectId: string;
    clientSecret: string;
    certificateFile: string;
    thumbprintSha256: string;
  };
  signIn: { clientId: string; clientSecret: string };
  users: { userPrincipalName: string; name: string; password: string; oid: string; roles: string[] }[];
};

export type StartedSimulator = {
  origin: string;
  caFile: string;
  controlOrigin: string;
  dataFolder: string;
  credentials: SimulatorCredentials;
  process: ChildProcess;
  /** Sends JSON to the control port and gives the JSON that it answers. */
  control(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<unknown>;
  /** Ends the process. The folder goes, too, unless it was given by the caller. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<number | null>;
};

export type StartSimulatorOptions = {
  /** A folder to keep; without it a temporary one is made and removed. */
  dataFolder?: string;
  /** Milliseconds that long-running operations take, such as `10-20` (the default here: tests do not wait). */
  operationMs?: string;
  redirectUris?: string[];
  /** More arguments for `simulator/main.ts`, such as `["--limits", "report"]`. */
  args?: string[];
};

const repository = path.resolve(import.meta.dirname, "../..");

/**
 * Starts the simulator as a process of its own on a free port, with its control port open, and makes this process
 * (thread) trust its certificate authority: `node:https` (the ARM clients) and `fetch` (msal-node) alike.
 */
export async function startSimulator(options: StartSimulatorOptions = {}): Promise<StartedSimulator> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(path.join(tmpdir(), "simulator-")));
  const redirects = (options.redirectUris ?? []).flatMap((uri) => ["--redirect-uri", uri]);
  const args = ["--port", "0", "--data", dataFolder, "--control-port", "0"];
  const speed = ["--operation-ms", options.operationMs ?? "10-20"];
  const child = spawn(
    process.execPath,
    ["simulator/main.ts", ...args, ...speed, ...redirects, ...trafficArguments(), ...(options.args ?? [])],
    { cwd: repository, stdio: ["ignore", "pipe", "pipe"] },
  );
  await readyLine(child);
  const connection = JSON.parse(await readFile(path.join(dataFolder, "simulator.json"), "utf8"));
  const { origin, caFile, controlOrigin, ...credentials } = connection;
  trust(await readFile(caFile, "utf8"));
  return {
    origin,
    caFile,
    controlOrigin,
    dataFolder,
    credentials,
    process: child,
    control: (method, route, body) => askControl(`${controlOrigin}${route}`, method, body),
    async stop(signal = "SIGTERM") {
      const code = await endOf(child, signal);
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
      return code;
    },
  };
}

let started = 0;

/** A file for each simulator, whose name begins with that of the process whose tests ask it. */
function trafficArguments(): string[] {
  const folder = trafficFolder();
  started += 1;
  return folder === null ? [] : ["--traffic", path.join(folder, `${process.pid}-${Date.now()}-${started}.jsonl`)];
}

function trust(certificate: string): void {
  const known = tls.getCACertificates("default");
  if (!known.includes(certificate)) tls.setDefaultCACertificates([...known, certificate]);
}

function readyLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let errors = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout?.once("data", () => resolve());
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`The simulator ended with code ${code} before it was ready: ${errors}`)),
    );
  });
}

function endOf(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.kill(signal);
  });
}

async function askControl(url: string, method: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} was answered ${response.status}: ${text}`);
  return text === "" ? null : JSON.parse(text);
}
