/**
 * Bills and price sheets have names of their own for regions, such as `EU West` for `westeurope`. Those that stand for an ARM name
 * in an order of their own; all others are ARM's display names (`West Europe`).
 */
const countries: Record<string, string> = {
  us: "us",
  uk: "uk",
  eu: "europe",
  au: "australia",
  br: "brazil",
  ca: "canada",
  in: "india",
  ja: "japan",
  kr: "korea",
  fr: "france",
  de: "germany",
  ch: "switzerland",
  no: "norway",
  se: "sweden",
  ae: "uae",
  za: "southafrica",
  qa: "qatar",
  pl: "poland",
  it: "italy",
  il: "israel",
  es: "spain",
  mx: "mexico",
  nz: "newzealand",
  id: "indonesia",
  my: "malaysia",
  at: "austria",
  be: "belgium",
  cl: "chile",
  dk: "denmark",
};

/** In these ARM puts the direction first: `eastus2`, `westeurope`, `centralindia`. */
const directionFirst = new Set(["us", "eu", "in"]);

/**
 * ARM's name for a region as a price sheet calls it; null for what is no region of ours (`Zone 1`, `Global`, blank).
 * @param known ARM names by display name or billing name, from tables that had both
 */
export function armRegionOf(name: string, known: ReadonlyMap<string, string> = new Map()): string | null {
  const given = known.get(name.trim().toLowerCase());
  if (given) return given;
  const words = name.trim().toLowerCase().split(/\s+/);
  const [first = "", ...rest] = words;
  if (first === "" || first === "zone" || first === "global") return null;
  if (first === "ap" && rest.length === 1) return `${rest[0]}asia`;
  const country = countries[first];
  if (country === undefined || rest.length === 0) return words.join("");
  const number = /^\d+$/.test(rest.at(-1) ?? "") ? rest.at(-1) : "";
  const direction = rest.filter((word) => word !== number).join("");
  return directionFirst.has(first) ? `${direction}${country}${number}` : `${country}${direction}${number}`;
}
