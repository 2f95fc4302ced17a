import { ask } from "../ask.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import { rawBody } from "../exchange.ts";
import { mapRunStatus } from "../mapping/map-run-status.ts";
import type { AzureAnswer, RunStatusReading } from "../port.ts";
import { listAt } from "../raw-json.ts";

export function listRunStatus(session: ArmSession, subscriptionId: string): Promise<AzureAnswer<RunStatusReading[]>> {
  return ask("read", session.options.now, async (exchange) => {
    const readings: RunStatusReading[] = [];
    const pages = session.compute(subscriptionId).virtualMachines.listAll({ statusOnly: "true" }).byPage();
    for await (const _page of pages) readings.push(...listAt(rawBody(exchange), "value").map(mapRunStatus));
    return readings;
  });
}
