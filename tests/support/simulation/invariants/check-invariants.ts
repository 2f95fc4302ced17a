import type { SimulatedWorld } from "../world.ts";
import { type Circumstances, gatherEvidence } from "./evidence.ts";
import { historyExplains } from "./history-explains.ts";
import { nothingKeptIsGone } from "./nothing-kept-is-gone.ts";
import { pointsAreKnown } from "./points-are-known.ts";
import { runsKeepTheirWord } from "./runs-keep-their-word.ts";

/** What must hold in every world, whatever has happened in it. @returns what does not, in sentences */
export async function checkInvariants(
  world: SimulatedWorld,
  { guards = [] }: Partial<Circumstances> = {},
): Promise<string[]> {
  const evidence = await gatherEvidence(world, { guards });
  return [historyExplains, runsKeepTheirWord, pointsAreKnown, nothingKeptIsGone].flatMap((check) => check(evidence));
}
