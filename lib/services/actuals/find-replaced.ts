import type { Db, Tx } from "#lib/db/client.ts";

/** A month of one subscription that two imports have. */
export type ReplacedMonth = {
  month: Date;
  subscriptionId: string;
  importId: string;
  fileName: string;
  currency: string;
  periodStart: Date;
  periodEnd: Date;
  cost: number;
};

/** What an import takes the place of when it is taken: a month of a subscription is counted once. */
export const findReplaced = (db: Db | Tx, importId: string): Promise<ReplacedMonth[]> => db.$queryRaw<ReplacedMonth[]>`
  select old."month", old."subscriptionId", i.id as "importId", i."fileName", i.currency, i."periodStart", i."periodEnd",
    sum(old.cost) as cost
  from "CostActual" old
  join "CostImport" i on i.id = old."importId" and i."takenAt" is not null
  where old."importId" <> ${importId}::uuid and (old."month", old."subscriptionId") in (
    select "month", "subscriptionId" from "CostActual" where "importId" = ${importId}::uuid)
  group by old."month", old."subscriptionId", i.id
  order by old."month", old."subscriptionId"`;
