import type { AssessmentInput } from "#lib/domain/eligibility/assessment.ts";
import { evaluateRules } from "#lib/domain/eligibility/evaluate-rules.ts";
import { includedDisks, inPosition } from "#lib/domain/eligibility/included-disks.ts";

/**
 * Fewest further disks to leave out so that no blocker remains; null when there is no blocker, when exclusions cannot lift
 * them all, or when no disk would be left to protect. Leaves out what every blocker names, then takes back, the smallest
 * disk first, whatever turns out not to be needed.
 */
export function liftingExclusions(input: AssessmentInput): string[] | null {
  const blockers = blockersWith(input, []);
  if (blockers.length === 0 || !blockers.every((finding) => finding.excludable)) return null;
  const { facts, excludedDiskNames, profile } = input;
  const named = new Set(blockers.flatMap((finding) => finding.diskNames));
  const candidates = facts.disks.filter((disk) => named.has(disk.name));
  const isEnough = (names: readonly string[]): boolean => blockersWith(input, names).length === 0;
  const remaining = includedDisks(facts.disks, [...excludedDiskNames, ...named], profile);
  if (remaining.length === 0 || !isEnough([...named])) return null;

  const smallestFirst = inPosition(candidates).toSorted((left, right) => (left.sizeGb ?? 0) - (right.sizeGb ?? 0));
  const needed = smallestFirst.reduce(
    (names, { name }) => {
      const without = names.filter((other) => other !== name);
      return isEnough(without) ? without : names;
    },
    [...named],
  );
  return inPosition(candidates)
    .map((disk) => disk.name)
    .filter((name) => needed.includes(name));
}

const blockersWith = (input: AssessmentInput, furtherNames: readonly string[]) =>
  evaluateRules({ ...input, excludedDiskNames: [...input.excludedDiskNames, ...furtherNames] }).filter(
    (finding) => finding.severity === "blocker",
  );
