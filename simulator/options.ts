import { parseArgs } from "node:util";

const fleetNames = ["contoso", "fabrikam", "msp", "empty"] as const;
const limitModes = ["enforce", "report", "off"] as const;

export type FleetName = (typeof fleetNames)[number];

export type SimulatorOptions = {
  port: number;
  /** Null is a temporary one, which goes when the simulator stops. */
  dataFolder: string | null;
  /** Nothing of the world is written, so it ends with the process. */
  isEphemeral: boolean;
  fleet: FleetName;
  /** Null leaves the control port closed. */
  controlPort: number | null;
  operationMs: { min: number; max: number };
  /** `Retry-After` of the answers that begin a Compute operation; null sends none. */
  retryAfterSeconds: number | null;
  redirectUris: string[];
  /** Whether the sign-in page offers each demo user as a button that needs no password. */
  demoSignIn: boolean;
  /** `report` counts requests and sends the headers, but refuses nothing for being too many; `off` does not count. */
  limits: (typeof limitModes)[number];
  /** Items on a page of a Compute list. */
  pageSize: number;
  seed: string;
  /** How many times as fast as real time the clock goes; 0 stands still, null leaves it as it was. */
  clockFactor: number | null;
  /** Instant (epoch milliseconds) at which the world of a first start begins; null is now. */
  beginAt: number | null;
  /** A file that gets every exchange with Resource Manager as a line of JSON; null records nothing. */
  trafficFile: string | null;
};

/** A day in less than a second; beyond it every poll would jump over everything. */
export const maximumFactor = 100_000;

export const usage = `node simulator/main.ts --port <n> --data <folder> | --ephemeral
  --port <n>              port for Azure (TLS); 0 takes a free one
  --data <folder>         folder for certificates, secrets and the simulated world
  --ephemeral             keeps the world in memory only; without --data in a temporary folder
  --fleet <name>          what the world holds at its first start: contoso, fabrikam (5,000 machines),
                          msp (100,000 machines), empty (contoso)
  --control-port <n>      opens the control port on 127.0.0.1; 0 takes a free one (closed)
  --operation-ms <a-b>    how long long-running operations take (10000-20000)
  --retry-after <s>       Retry-After of answers that begin a Compute operation (none)
  --redirect-uri <uri>    where the sign-in may return to; repeatable (http://localhost:3000/auth/callback)
  --no-demo-sign-in       ask for passwords on the sign-in page
  --limits <mode>         enforce, report (count, but refuse nothing) or off (do not count) (enforce)
  --page-size <n>         items on a page of a Compute list (100)
  --clock <mode>          real, explicit (moves only by the control port), or a factor such as 60 (as it was)
  --begin <instant>       when the world of a first start begins, such as 2026-03-01T00:00:00Z (now)
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
  const retryAfterSeconds = values["retry-after"] === undefined ? null : Number(values["retry-after"]);
  const clockFactor = values.clock === undefined ? null : clockFactorOf(values.clock);
  const beginAt = values.begin === undefined ? null : instantOf(values.begin);
  const { data, ephemeral } = values;
  const fleet = fleetNames.find((name) => name === values.fleet);
  const limits = limitModes.find((mode) => mode === values.limits);
  if (port === undefined) return "--port must be a number from 0 to 65535.";
  if (controlPort === undefined) return "--control-port must be a number from 0 to 65535.";
  if (data === "" || (data === undefined && !ephemeral))
    return "--data must name a folder for the simulator's state; --ephemeral keeps none.";
  if (!(min <= max)) return "--operation-ms must be two numbers of milliseconds such as 10000-20000.";
  if (retryAfterSeconds !== null && !(Number.isInteger(retryAfterSeconds) && retryAfterSeconds >= 0))
    return "--retry-after must be a whole number of seconds from 0.";
  if (!(Number.isInteger(pageSize) && pageSize >= 1)) return "--page-size must be a whole number from 1.";
  if (fleet === undefined) return `--fleet must be one of ${fleetNames.join(", ")}.`;
  if (limits === undefined) return `--limits must be one of ${limitModes.join(", ")}.`;
  if (clockFactor === undefined) return "--clock must be real, explicit, or a factor such as 60.";
  if (beginAt === undefined) return "--begin must be an instant in the past such as 2026-03-01T00:00:00Z.";
  const redirectUris = values["redirect-uri"] ?? ["http://localhost:3000/auth/callback"];
  const wrongUri = redirectUris.find((uri) => !URL.canParse(uri));
  if (wrongUri !== undefined)
    return `--redirect-uri must be an address such as http://localhost:3000/auth/callback, not '${wrongUri}'.`;
  return {
    port,
    dataFolder: data ?? null,
    isEphemeral: ephemeral,
    fleet,
    controlPort,
    operationMs: { min, max },
    retryAfterSeconds,
    redirectUris,
    demoSignIn: values["demo-sign-in"],
    limits,
    pageSize,
    seed: values.seed,
    clockFactor,
    beginAt,
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
        ephemeral: { type: "boolean", default: false },
        fleet: { type: "string", default: "contoso" },
        "control-port": { type: "string" },
        "operation-ms": { type: "string", default: "10000-20000" },
        "retry-after": { type: "string" },
        "redirect-uri": { type: "string", multiple: true },
        "demo-sign-in": { type: "boolean", default: true },
        limits: { type: "string", default: "enforce" },
        "page-size": { type: "string", default: "100" },
        clock: { type: "string" },
        begin: { type: "string" },
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

/** The clock never goes back, so a world that began in the future could never come to the present. */
function instantOf(text: string): number | undefined {
  const instant = Date.parse(text);
  return instant <= Date.now() ? instant : undefined;
}

function portOf(text: string): number | undefined {
  const port = Number(text);
  return text !== "" && Number.isInteger(port) && port >= 0 && port <= 65535 ? port : undefined;
}
