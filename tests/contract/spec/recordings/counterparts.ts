import { isObject, sameThing } from "../world/json-shape.ts";

/** What the simulator calls that which a recording knows by another identifier. */
export type Counterparts = {
  /** Learns from two answers to the same request, and from two addresses of the same operation. */
  learn(recorded: unknown, ours: unknown): void;
  learnAddress(recorded: string | undefined, ours: string | null): void;
  /** What the list of a group shows is in that group: the recorder has not replaced every name. */
  sameGroup(id: string, group: string): void;
  /** From now on the resource of this path is another one. */
  rename(path: string): void;
  /** The text (an address, a body as JSON) with our identifiers in place of the recorded ones. */
  translate(text: string): string;
};

const generated = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|\/operationStatuses\//i;

export function createCounterparts(): Counterparts {
  const names = new Map<string, string>();
  let renamed = 0;
  function learn(recorded: unknown, ours: unknown): void {
    if (typeof recorded === "string" && typeof ours === "string") {
      if (recorded !== ours && generated.test(recorded)) names.set(recorded, ours);
    } else if (Array.isArray(recorded) && Array.isArray(ours)) {
      for (const [index, item] of recorded.entries()) learn(item, sameThing(item, ours) ?? ours[index]);
    } else if (isObject(recorded) && isObject(ours)) {
      for (const [key, value] of Object.entries(recorded)) learn(value, ours[key]);
    }
  }
  return {
    learn,
    learnAddress(recorded, ours) {
      if (recorded === undefined || ours === null) return;
      names.set(recorded, ours);
      // Clients also write the address of an operation by themselves, around its identifier.
      names.set(lastPart(recorded), lastPart(ours));
    },
    sameGroup(id, group) {
      const recorded = /\/resourceGroups\/[^/]+\//i.exec(id)?.[0];
      const ours = `/resourceGroups/${group}/`;
      if (recorded !== undefined && recorded.toLowerCase() !== ours.toLowerCase()) names.set(recorded, ours);
    },
    rename(path) {
      renamed += 1;
      names.set(path, `${path}-${renamed}`);
    },
    translate: (text) =>
      [...names]
        .sort(([a], [b]) => b.length - a.length)
        .reduce((translated, [recorded, ours]) => translated.replaceAll(recorded, ours), text),
  };
}

const lastPart = (address: string): string => new URL(address).pathname.split("/").at(-1) ?? "";
