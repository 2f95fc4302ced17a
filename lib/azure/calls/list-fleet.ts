import { ask } from "../ask.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import { indexDiskResources } from "../mapping/map-disk-resource.ts";
import { mapVm } from "../mapping/map-vm.ts";
import { regionName } from "../mapping/names.ts";
import type { AzureAnswer, FleetProgress, FleetReading } from "../port.ts";
import { requiredTextAt } from "../raw-json.ts";
import { fleetQueries } from "./fleet-queries.ts";
import { queryGraph } from "./query-graph.ts";

/** Azure advises 100 to 300 subscriptions a query. */
const subscriptionsPerQuery = 200;

export function listFleet(
  session: ArmSession,
  subscriptionIds: string[],
  onPage: (progress: FleetProgress) => void = () => {},
): Promise<AzureAnswer<FleetReading>> {
  return ask("read", session.options.now, async (exchange) => {
    const readTable = async (table: FleetProgress["table"]) => {
      const rows: unknown[] = [];
      for (const subscriptions of batches(subscriptionIds, subscriptionsPerQuery)) {
        const before = rows.length;
        const request = { subscriptions, query: fleetQueries[table] };
        const batch = await queryGraph(session, exchange, request, (progress) =>
          onPage({ table, rows: before + progress.rows, totalRows: before + progress.totalRows }),
        );
        rows.push(...batch);
      }
      return rows;
    };
    const vms = await readTable("virtualMachines");
    const disks = indexDiskResources(await readTable("disks"));
    const collections = await readTable("collections");
    return {
      vms: vms.map((vm) => mapVm(vm, disks)),
      collections: collections.map(mapCollection),
      calls: exchange.requests,
    };
  });
}

const mapCollection = (raw: unknown): FleetReading["collections"][number] => ({
  armId: requiredTextAt(raw, "id"),
  sourceArmId: requiredTextAt(raw, "properties", "source", "id"),
  location: regionName(requiredTextAt(raw, "location")),
});

function batches<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
