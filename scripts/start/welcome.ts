import { join } from "node:path";
import type { Settings } from "./settings.ts";
import type { SimulatorFile } from "./simulator-file.ts";

/** What a person needs to begin: the address, who may sign in, where things are, how to stop. */
export function welcome(settings: Settings, simulator: SimulatorFile | undefined, seconds: number): string {
  const { url, data, databaseUrl } = settings;
  const database = databaseUrl ? "the server of DATABASE_URL" : join(data, "postgres");
  return [
    "",
    `Stillpoint is ready at ${url} (after ${seconds.toFixed(1)} s)`,
    "",
    ...(simulator ? demoSignIn(simulator) : ["Sign in with an account of your Microsoft Entra ID tenant."]),
    "",
    `Database  ${database}`,
    `Logs      ${join(data, "logs")}`,
    "Stop with Ctrl-C.",
  ].join("\n");
}

function demoSignIn({ users }: SimulatorFile): string[] {
  const width = Math.max(0, ...users.map(({ userPrincipalName }) => userPrincipalName.length));
  return [
    "Azure is simulated. Sign in as one of:",
    ...users.map(({ userPrincipalName, password, roles }) => {
      return `  ${userPrincipalName.padEnd(width)}  password ${password}  ${roles.join(", ")}`;
    }),
  ];
}
