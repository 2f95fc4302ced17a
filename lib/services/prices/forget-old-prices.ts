import type { ServiceContext } from "../context.ts";

/** A quarter to look back at what Azure said. */
const keptMs = 92 * 86_400_000;
/** A preview that nobody took. */
const previewMs = 86_400_000;

/** Deletes fetches that are older than a quarter and in force nowhere, and previews of a day ago. */
export async function forgetOldPrices({ db, now }: Pick<ServiceContext, "db" | "now">): Promise<void> {
  const before = (ageMs: number) => new Date(now().getTime() - ageMs);
  await db.$executeRaw`
    delete from "PriceFetch" f
    where f."origin" = 'RetailPrices' and f."startedAt" < ${before(keptMs)} and not exists (
      select 1 from "PriceFetchRegion" r
      where r."fetchId" = f."id" and r."isTaken" and not exists (
        select 1 from "PriceFetchRegion" later join "PriceFetch" g on g."id" = later."fetchId"
        where later."region" = r."region" and later."isTaken" and later."fetchedAt" > r."fetchedAt"
          and g."currency" = f."currency"))`;
  await db.priceFetch.deleteMany({
    where: { origin: "PriceSheet", takenAt: null, startedAt: { lt: before(previewMs) } },
  });
}
