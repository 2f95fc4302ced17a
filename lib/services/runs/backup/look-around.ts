import type { Profile } from "#lib/domain/eligibility/assessment.ts";
import type { SizeFacts, Surroundings } from "#lib/domain/vm/vm-facts.ts";
import { invariant } from "#lib/std/invariant.ts";
import { loadProfile } from "../../eligibility/load-profile.ts";
import { loadSizes } from "../../eligibility/load-sizes.ts";
import { loadSurroundings } from "../../eligibility/load-surroundings.ts";
import type { Query } from "../engine.ts";

type Place = {
  vmId: string;
  connectionId: string;
  location: string;
  size: string;
  /** Where the VM's points are kept. */
  collectionResourceGroup: string;
};

type Around = { profile: Profile; size: SizeFacts | null; surroundings: Surroundings };

/** What our own ledger knows that the judgement of a VM needs besides its facts. */
export const lookAround: Query<Place, Around> = async (ctx, places) => {
  const groups = new Map(places.map(({ vmId, collectionResourceGroup }) => [vmId, collectionResourceGroup]));
  const [profile, findSize, around] = await Promise.all([
    loadProfile(ctx.db),
    loadSizes(ctx.db, places),
    loadSurroundings(ctx.db, [...groups.keys()], { now: ctx.now(), collectionResourceGroups: groups }),
  ]);
  return places.map((place) => {
    const surroundings = around.get(place.vmId);
    invariant(surroundings, `VM ${place.vmId} has a run but no row.`);
    return { profile, size: findSize(place), surroundings };
  });
};
