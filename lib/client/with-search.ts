type Search = Record<string, string | number | boolean | null | undefined>;

/** An address with its search parameters; what is not set is left out. */
export function withSearch(path: string, search: Search): string {
  const set = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === "" ? [] : [[name, String(value)]],
  );
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}
