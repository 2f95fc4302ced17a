import { keysetPage, type Page, type PageInput } from "./keyset-page.ts";

type Order<Row> = {
  sortBy: (row: Row) => string | number;
  /** Tiebreaker: no two rows have the same. */
  idOf: (row: Row) => string;
  isDescending: boolean;
};

/** A keyset page of rows that are reckoned, not read: they are in memory, and their values may move between two pages. */
export async function pageOfReckoned<Row>(
  rows: readonly Row[],
  input: PageInput,
  { sortBy, idOf, isDescending }: Order<Row>,
): Promise<Page<Row> & { total: number }> {
  const place = (row: Row): Place => [sortBy(row), idOf(row)];
  const sign = isDescending ? -1 : 1;
  const ordered = rows.toSorted((left, right) => sign * compare(place(left), place(right)));
  const page = await keysetPage(
    input,
    async ({ key, isForward, take }) => {
      const nearestFirst = isForward ? ordered : ordered.toReversed();
      const from = key && placeOfKey(key, rows[0] && sortBy(rows[0]));
      if (!from) return nearestFirst.slice(0, take);
      const way = isForward ? sign : -sign;
      return nearestFirst.filter((row) => way * compare(place(row), from) > 0).slice(0, take);
    },
    (row) => [String(sortBy(row)), idOf(row)],
  );
  return { ...page, total: rows.length };
}

type Place = readonly [value: string | number, id: string];

function compare([value, id]: Place, [otherValue, otherId]: Place): number {
  if (value !== otherValue) return value < otherValue ? -1 : 1;
  return id === otherId ? 0 : id < otherId ? -1 : 1;
}

/** null for a cursor that is of another list, or nobody's. */
function placeOfKey([value, id, ...rest]: readonly string[], sample: string | number | undefined): Place | null {
  if (value === undefined || id === undefined || rest.length > 0) return null;
  if (typeof sample === "string") return [value, id];
  const amount = Number(value);
  return value === "" || Number.isNaN(amount) ? null : [amount, id];
}
