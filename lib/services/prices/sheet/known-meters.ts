import type { ServiceContext } from "../../context.ts";
import type { KnownMeter } from "./read-sheet-row.ts";

type MeterRow = KnownMeter & { meterId: string; location: string | null };

/**
 * What the list prices in force say about meters and regions: ids say more than names, and Azure's rows have both names of a region. A
 * meter that several regions share says nothing about the region, so its rows are read by their names.
 */
export async function loadKnownMeters({ db }: Pick<ServiceContext, "db">): Promise<{
  knownMeters: Map<string, KnownMeter>;
  knownRegions: Map<string, string>;
}> {
  const rows = await db.$queryRaw<MeterRow[]>`
    with latest as (
      select distinct on ("region") "region", "fetchId" from "PriceFetchRegion"
      where "isTaken" order by "region", "fetchedAt" desc)
    select lower(p."meterId") "meterId", p."armRegionName", p."serviceName", p."productName", p."skuName", p."meterName",
      p."unitOfMeasure", p."raw"->>'location' "location"
    from latest join "PriceRow" p on p."fetchId" = latest."fetchId" and p."armRegionName" = latest."region"
    where p."meterId" is not null and p."type" = 'Consumption'`;
  const regions = rows.flatMap(({ location, armRegionName }): [string, string][] =>
    location ? [[location.toLowerCase(), armRegionName]] : [],
  );
  const ownMeters = [...Map.groupBy(rows, ({ meterId }) => meterId).values()].filter(
    (same) => new Set(same.map(({ armRegionName }) => armRegionName)).size === 1,
  );
  return {
    knownMeters: new Map(
      ownMeters.flatMap(([first]) => {
        if (!first) return [];
        const { meterId, location: _, ...meter } = first;
        return [[meterId, meter] as const];
      }),
    ),
    knownRegions: new Map(regions),
  };
}
