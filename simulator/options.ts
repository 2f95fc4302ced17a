import { parseArgs } from "node:util";

export type SimulatorOptions = {
  port: number;
  dataFolder: string;
  fleet: "contoso" | "empty";
  /** Null leaves the control port closed. */
  controlPort: number | null;
  operationMs: { min: number; max: number };
  redirectUris: string[];
  /** Whether the sign-in page offers each demo user as a button that needs no password. */
  demoSignIn: boolean;
  /** `report` counts requests and sends the headers, but refuses nothing for being too many. */
  limits: "enforce" | "report";
  /** Items on a page of a Compute list. */
  pageSize: number;
  seed: string;
  /** How many times as fast as real time the clock goes; 0 stands still, null leaves it as it was. */
  clockFactor: number | null;
  /** A file that gets every exchange with Resource Manager as a line of JSON; null records nothing. */
  trafficFile: string | null;
};

/** A day in less than a second; beyond it every poll would jump over everything. */
export const maximumFactor = 100_000;

export const usage = `node simulator/main.ts --port <n> --data <folder>
  --port <n>              port for Azure (TLS); 0 takes a free one
  --data <folder>         folder for certificates, secrets and the simulated world
  --fleet contoso|empty   what the world holds at its first start (contoso)
  --control-port <n>      opens the control port on 127.0.0.1; 0 takes a free one (closed)
  --operation-ms <a-b>    how long long-running operations take (10000-20000)
  --redirect-uri <uri>    where the sign-in may return to; repeatable (http://localhost:3000/auth/callback)
  --no-demo-sign-in       ask for passwords on the sign-in page
  --limits enforce|report whether request limits refuse (enforce)
  --page-size <n>         items on a page of a Compute list (100)
  --clock <mode>          real, explicit (moves only by the control port), or a factor such as 60 (as it was)
  --seed <text>           seed of chance (stillpoint)
  --traffic <file>        appends every exchange with Resource Manager as a line of JSON (off)`;

/** The options, or a sentence that says which one is wrong. */
export function parseOptions(args: readonly string[]): SimulatorOptions | string {
  const parsed = parseArguments(args);
  if (typeof parsed === "string") return parsed;
  const { values } = parsed;
  const port = portOf(values.port);
  const controlPort = values["control-port"] === undefined ? null : portOf(values["control-port"]);
  const range = /^(\d+)-(\d+)$/.exec(values["operation-ms"]);
  const [min, max] = [Number(range?.[1]), Number(range?.[2])];
  const pageSize = Number(values["page-size"]);
  const clockFactor = values.clock === undefined ? null : clockFactorOf(values.clock);
  const { fleet, limits, data } = values;
  if (port === undefined) return "--port must be a number from 0 to 65535.";
  if (controlPort === undefined) return "--control-port must be a number from 0 to 65535.";
  if (data === undefined || data === "") return "--data must name a folder for the simulator's state.";
  if (!(min <= max)) return "--operation-ms must be two numbers of milliseconds such as 10000-20000.";
  if (!(Number.isInteger(pageSize) && pageSize >= 1)) return "--page-size must be a whole number from 1.";
  if (fleet !== "contoso" && fleet !== "empty") return "--fleet must be contoso or empty.";
  if (limits !== "enforce" && limits !== "report") return "--limits must be enforce or report.";
  if (clockFactor === undefined) return "--clock must be real, explicit, or a factor such as 60.";
  const redirectUris = values["redirect-uri"] ?? ["http://localhost:3000/auth/callback"];
  const wrongUri = redirectUris.find((uri) => !URL.canParse(uri));
  if (wrongUri !== undefined)
    return `--redirect-uri must be an address such as http://localhost:3000/auth/callback, not '${wrongUri}'.`;
  return {
    port,
    dataFolder: data,
    fleet,
    controlPort,
    operationMs: { min, max },
    redirectUris,
    demoSignIn: values["demo-sign-in"],
    limits,
    pageSize,
    seed: values.seed,
    clockFactor,
    trafficFile: values.traffic ?? null,
  };
}

function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        port: { type: "string", default: "8443" },
        data: { type: "string" },
        fleet: { type: "string", default: "contoso" },
        "control-port": { type: "string" },
        "operation-ms": { type: "string", default: "10000-20000" },
        "redirect-uri": { type: "string", multiple: true },
        "demo-sign-in": { type: "boolean", default: true },
        limits: { type: "string", default: "enforce" },
        "page-size": { type: "string", default: "100" },
        clock: { type: "string" },
        seed: { type: "string", default: "stillpoint" },
        traffic: { type: "string" },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function clockFactorOf(text: string): number | undefined {
  if (text === "real") return 1;
  if (text === "explicit") return 0;
  const factor = Number(text);
  return factor > 0 && factor <= maximumFactor ? factor : undefined;
}

function portOf(text: string): number | undefined {
  const port = Number(text);
  return text !== "" && Number.isInteger(port) && port >= 0 && port <= 65535 ? port : undefined;
}
