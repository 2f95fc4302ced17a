/** What a generated fleet looks like from afar; `simulator/fleet/generated` makes the rest of it from the seed. */
export type FleetShape = {
  machines: number;
  subscriptions: number;
  /** Names of subscriptions, and the code by which groups and machines are called after them. */
  subscriptionName(index: number): {
    displayName: string;
    code: string;
    env: Environment;
    tags: Record<string, string>;
  };
};

export type Environment = "production" | "staging" | "development" | "shared";

const environments: readonly { env: Environment; title: string; letter: string }[] = [
  { env: "production", title: "Production", letter: "p" },
  { env: "staging", title: "Staging", letter: "s" },
  { env: "development", title: "Development", letter: "d" },
  { env: "shared", title: "Shared services", letter: "c" },
];

const departments = [
  ["Finance", "fin"],
  ["Human resources", "hrs"],
  ["Manufacturing", "mfg"],
  ["Logistics", "log"],
  ["Online retail", "shp"],
  ["Research", "rnd"],
  ["Sales", "sal"],
  ["Legal and compliance", "leg"],
  ["Data platform", "dat"],
  ["Workplace", "wrk"],
] as const;

const firstNames =
  "Adatum Alpine Bellows Blue Cascade City Coho Datum Fourth Graphic Humongous Litware Margie Munson Northwind Proseware Relecloud Southridge Tailspin Trey Wide Wingtip Woodgrove Zephyr".split(
    " ",
  );
const secondNames =
  "Airlines Bank Consulting Energy Foods Healthcare Insurance Labs Logistics Media Motors Pharma Publishing Retail Software Sports Steel Telecom Toys Travel Vineyards Works".split(
    " ",
  );

const at = <T>(items: readonly T[], index: number): T => items[index % items.length] as T;

export type GeneratedName = "fabrikam" | "msp";

export function isGenerated(fleet: string): fleet is GeneratedName {
  return fleet === "fabrikam" || fleet === "msp";
}

export const fleetShapes: Record<GeneratedName, FleetShape> = {
  fabrikam: {
    machines: 5_000,
    subscriptions: 40,
    subscriptionName(index) {
      const { env, title, letter } = at(environments, index);
      const [department, code] = at(departments, Math.floor(index / environments.length));
      return {
        displayName: `Fabrikam ${department} ${title}`,
        code: `${code}${letter}`,
        env,
        tags: { company: "Fabrikam", department },
      };
    },
  },
  msp: {
    machines: 100_000,
    subscriptions: 400,
    subscriptionName(index) {
      const { env, title, letter } = at(environments, index);
      const customer = Math.floor(index / environments.length);
      const first = at(firstNames, customer);
      const name = `${first} ${at(secondNames, customer * 5 + Math.floor(customer / firstNames.length))}`;
      const number = String(customer + 1).padStart(3, "0");
      return {
        displayName: `${name} - ${title}`,
        code: `c${number}${letter}`,
        env,
        tags: { customer: name, customerNumber: number },
      };
    },
  },
};
