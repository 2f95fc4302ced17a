import { z } from "zod";
import { addConnectionInput } from "#lib/contracts/connections.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { ensureDemoConnection } from "#lib/services/connections/ensure-demo-connection.ts";

/** What the start hands over in STILLPOINT_DEMO_CONNECTION. */
const demoConnection = z.object({
  name: z.string(),
  tenantId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  authorityHost: z.string(),
  armEndpoint: z.string(),
});

export async function prepareDemoConnection(ctx: AzureContext, json: string): Promise<void> {
  const { name, tenantId, clientId, clientSecret, ...endpoints } = demoConnection.parse(JSON.parse(json));
  const input = addConnectionInput.parse({
    name,
    tenantId,
    cloud: "AzureCloud",
    endpoints,
    credential: { kind: "ClientSecret", clientId, clientSecret },
  });
  const start = { ...ctx, actor: { kind: "system" as const, name: "start" as const } };
  const result = await ensureDemoConnection(start, input);
  if (result.ok) ctx.log.info(result.value, "The connection handed over by the start is in place.");
  else ctx.log.error(result.error, "The connection handed over by the start could not be stored.");
}
