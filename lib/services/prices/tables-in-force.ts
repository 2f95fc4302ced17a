import type { ServiceContext } from "../context.ts";

export type RegionTable = { region: string; fetchId: string; fetchedAt: Date; rowCount: number };

/** For each region the last table that was taken, in the order of the index PriceFetchRegion(region, fetchedAt desc). */
export const tablesInForce = (
  { db }: Pick<ServiceContext, "db">,
  currency: string,
  regions: readonly string[],
): Promise<RegionTable[]> => db.$queryRaw<RegionTable[]>`
  select distinct on (r."region") r."region", r."fetchId", r."fetchedAt", r."rowCount"
  from "PriceFetchRegion" r
  join "PriceFetch" f on f."id" = r."fetchId"
  where r."region" = any(${regions}) and r."isTaken" and f."origin" = 'RetailPrices' and f."currency" = ${currency}
  order by r."region", r."fetchedAt" desc`;
