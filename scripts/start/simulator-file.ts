import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What the simulator writes to `<data>/simulator/simulator.json`: how to reach it and who may sign in. */
export type SimulatorFile = {
  origin: string;
  caFile: string;
  tenantId: string;
  servicePrincipal: { clientId: string; clientSecret: string };
  signIn: { clientId: string; clientSecret: string };
  users: { userPrincipalName: string; name: string; password: string; roles: string[] }[];
};

export async function readSimulatorFile(folder: string): Promise<SimulatorFile> {
  return JSON.parse(await readFile(join(folder, "simulator.json"), "utf8"));
}

/** The environment that makes the product take the simulator for Azure: endpoints and credentials, nothing else. */
export function simulatorEnvironment(simulator: SimulatorFile): Record<string, string> {
  const { origin, caFile, tenantId, servicePrincipal, signIn } = simulator;
  return {
    NODE_EXTRA_CA_CERTS: caFile,
    ENTRA_AUTHORITY_HOST: origin,
    ENTRA_TENANT_ID: tenantId,
    ENTRA_CLIENT_ID: signIn.clientId,
    ENTRA_CLIENT_SECRET: signIn.clientSecret,
    STILLPOINT_PRICES_ENDPOINT: origin,
    STILLPOINT_DEMO_CONNECTION: JSON.stringify({
      name: "Contoso (simulator)",
      tenantId,
      clientId: servicePrincipal.clientId,
      clientSecret: servicePrincipal.clientSecret,
      authorityHost: origin,
      armEndpoint: origin,
    }),
  };
}
