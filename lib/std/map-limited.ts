/** Maps with at most `limit` calls under way, answers in the order of the items. The first failure rejects. */
export async function mapLimited<Item, Value>(
  items: readonly Item[],
  limit: number,
  map: (item: Item, index: number) => Promise<Value>,
): Promise<Value[]> {
  const values = new Array<Value>(items.length);
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) values[index] = await map(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return values;
}
