/** A filter of the backup service: `name eq 'value' and ...`. Names compare without case. */
export type ListFilter = ReadonlyMap<string, string>;

/** Null when the text is not such a filter. */
export function parseListFilter(text: string | undefined): ListFilter | null {
  const filter = new Map<string, string>();
  if (text === undefined || text.trim() === "") return filter;
  for (const clause of text.trim().split(/\s+and\s+/i)) {
    const [, name = "", value = ""] = /^([a-z]+)\s+eq\s+'([^']*)'$/i.exec(clause) ?? [];
    if (name === "") return null;
    filter.set(name.toLowerCase(), value);
  }
  return filter;
}

/** Whether a filter has nothing against a value under a name. */
export function accepts(filter: ListFilter, name: string, value: string): boolean {
  const wanted = filter.get(name.toLowerCase());
  return wanted === undefined || wanted.toLowerCase() === value.toLowerCase();
}

/** Dates of filters: `2016-01-01 00:00:00 AM`, always UTC. */
export function filterInstant(filter: ListFilter, name: string): number | null {
  const text = filter.get(name.toLowerCase());
  if (text === undefined) return null;
  const [, date, hours = "0", rest = ":00:00", half = ""] =
    /^(\d{4}-\d{2}-\d{2})[ T]?(\d{1,2})?((?::\d{2}){1,2})?(?:\.\d+)?\s*(AM|PM|Z)?$/i.exec(text) ?? [];
  if (date === undefined) return null;
  const isAfternoon = half.toUpperCase() === "PM" && Number(hours) < 12;
  const hour = half.toUpperCase() === "AM" && Number(hours) === 12 ? 0 : Number(hours) + (isAfternoon ? 12 : 0);
  const seconds = rest.length === 3 ? `${rest}:00` : rest;
  return Date.parse(`${date}T${String(hour).padStart(2, "0")}${seconds}Z`);
}
