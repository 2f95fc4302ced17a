/** Names of each field's columns, in lower case and without blanks or underscores, the best first. */
export type ColumnNames<Field extends string> = Readonly<Record<Field, readonly string[]>>;

export const plainName = (column: string): string => column.replaceAll(/[\s_\uFEFF]/g, "").toLowerCase();

/** Which column of a header has which field. */
export function findColumns<Field extends string>(
  header: readonly string[],
  names: ColumnNames<Field>,
): Map<Field, number> {
  const plain = header.map(plainName);
  const found = (Object.entries(names) as [Field, readonly string[]][]).flatMap(([field, candidates]) => {
    const index = candidates.map((name) => plain.indexOf(name)).find((position) => position >= 0);
    return index === undefined ? [] : [[field, index] as const];
  });
  return new Map(found);
}
