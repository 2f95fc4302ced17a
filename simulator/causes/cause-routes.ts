import { z } from "zod";
import { apiVersions } from "#simulator/arm/api-versions.ts";
import { changeGuest } from "#simulator/causes/change-guest.ts";
import { type ControlCall, type ControlHandler, refuse } from "#simulator/control/control-call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { type Condition, conditionId } from "#simulator/world/condition.ts";
import type { World } from "#simulator/world/world.ts";

/** Causes of failures in the world around the machines, each with its end. */
export const causeRoutes: Record<string, ControlHandler> = {
  "POST /machines/guest": changeGuest,
  "GET /causes": ({ simulator }) => ({ status: 200, body: { causes: [...simulator.world.conditions.all()] } }),
  "DELETE /causes": ({ simulator }) => {
    for (const { id } of [...simulator.world.conditions.all()]) simulator.world.conditions.delete(id);
    return { status: 204 };
  },
  "POST /key-vaults/delete": withBody(z.strictObject({ name: z.string().min(1) }), ({ name }, { world }) =>
    put(world, { kind: "keyVaultDeleted", name }, name),
  ),
  "POST /key-vaults/recreate": withBody(z.strictObject({ name: z.string().min(1) }), ({ name }, { world }) =>
    remove(world, conditionId("keyVaultDeleted", name)),
  ),
  "POST /disks/snapshots": withBody(
    z.strictObject({ name: z.string(), state: z.enum(["failing", "working"]) }),
    ({ name, state }, { world }) => {
      const disk = named(world.disks.all(), name);
      if (disk === undefined) return refuse("name must be the name of a disk.");
      if (state === "working") return remove(world, conditionId("snapshotsFail", disk.id));
      return put(world, { kind: "snapshotsFail", diskId: disk.id }, disk.id);
    },
  ),
  "POST /availability-sets/cluster": withBody(
    z.strictObject({ name: z.string(), state: z.enum(["full", "free"]) }),
    ({ name, state }, { world }) => {
      const set = named(availabilitySets(world), name);
      if (set === undefined) return refuse("name must be the name of an availability set.");
      if (state === "free") return remove(world, conditionId("clusterFull", set.id));
      return put(world, { kind: "clusterFull", availabilitySetId: set.id }, set.id);
    },
  ),
  "POST /quotas/cores": withBody(
    z.strictObject({ location: z.string().min(1), limit: z.number().int().nonnegative().nullable() }),
    ({ location, limit }, { world }) =>
      limit === null
        ? remove(world, conditionId("coreQuota", location))
        : put(world, { kind: "coreQuota", location, limit }, location),
  ),
  "POST /images/state": withBody(
    z.strictObject({ id: z.string().min(1), state: z.enum(["specialized", "generalized"]) }),
    ({ id, state }, { world }) =>
      state === "generalized"
        ? remove(world, conditionId("imageNotGeneralized", id))
        : put(world, { kind: "imageNotGeneralized", imageId: id }, id),
  ),
  "POST /copies/speed": withBody(
    z.strictObject({ mibPerSecond: z.number().positive() }),
    ({ mibPerSecond }, { world }) => put(world, { kind: "copySpeed", mibPerSecond }, ""),
  ),
  "POST /outages": withBody(
    z.strictObject({
      family: z.enum(Object.keys(apiVersions) as [string, ...string[]]),
      status: z.literal([429, 500, 502, 503, 504]),
      minutes: z.number().positive(),
      location: z.string().optional(),
    }),
    ({ family, status, minutes, location }, { world, clock }) =>
      put(
        world,
        {
          kind: "outage",
          family,
          status,
          untilAt: clock.now() + minutes * 60_000,
          ...(location !== undefined && { location }),
        },
        `${family}@${location ?? "everywhere"}`,
      ),
  ),
};

type Simulator = ControlCall["simulator"];
type NewCondition = Condition extends infer Each ? (Each extends Condition ? Omit<Each, "id"> : never) : never;

function withBody<S extends z.ZodType>(
  schema: S,
  handle: (body: z.infer<S>, simulator: Simulator) => Answer,
): ControlHandler {
  return ({ simulator, content }) => {
    const parsed = schema.safeParse(content);
    return parsed.success ? handle(parsed.data, simulator) : refuse(z.prettifyError(parsed.error));
  };
}

function put(world: World, condition: NewCondition, subject: string): Answer {
  world.conditions.put({ ...condition, id: conditionId(condition.kind, subject) } as Condition);
  return { status: 204 };
}

function remove(world: World, id: string): Answer {
  world.conditions.delete(id);
  return { status: 204 };
}

function* availabilitySets(world: World) {
  for (const other of world.others.all())
    if (other.type.toLowerCase() === "microsoft.compute/availabilitysets") yield other;
}

function named<T extends { name: string }>(records: Iterable<T>, name: string): T | undefined {
  for (const record of records) if (record.name.toLowerCase() === name.toLowerCase()) return record;
  return undefined;
}
