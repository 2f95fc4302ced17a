import { matchesPattern } from "./matches-pattern.ts";
import { isEmptySelector, type RuleScope, type RuleTag, type VmSelector } from "./rule-scope.ts";

/** What a rule asks about a VM. */
export type PlacedVm = {
  name: string;
  resourceGroup: string;
  /** Azure's id. */
  subscriptionId: string;
  location: string;
  tags: Readonly<Record<string, string>>;
};

/** Null where the selector names nothing of that kind. */
type Check = ((vm: PlacedVm) => boolean) | null;

/** A rule that names nothing matches nothing: what is left empty by mistake must not take the whole fleet. */
export function scopeMatcher({ include, exclude }: RuleScope): (vm: PlacedVm) => boolean {
  if (isEmptySelector(include)) return () => false;
  const wanted = checksOf(include);
  const unwanted = checksOf(exclude);
  return (vm) => wanted.every((check) => check(vm)) && !unwanted.some((check) => check(vm));
}

export const matchesScope = (scope: RuleScope, vm: PlacedVm): boolean => scopeMatcher(scope)(vm);

const checksOf = (selector: VmSelector): ((vm: PlacedVm) => boolean)[] =>
  [
    oneOf(selector.subscriptionIds, (vm) => vm.subscriptionId),
    oneOf(selector.resourceGroups, (vm) => vm.resourceGroup),
    oneOf(selector.locations, (vm) => vm.location),
    anyTag(selector.tags),
    anyPattern(selector.namePatterns),
  ].filter((check) => check !== null);

function oneOf(values: readonly string[], placeOf: (vm: PlacedVm) => string): Check {
  if (values.length === 0) return null;
  const wanted = new Set(values.map((value) => value.toLowerCase()));
  return (vm) => wanted.has(placeOf(vm).toLowerCase());
}

function anyTag(tags: readonly RuleTag[]): Check {
  if (tags.length === 0) return null;
  const wanted = tags.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
  const isWanted = ([name, value]: [string, string]) =>
    wanted.some((tag) => tag.name === name.toLowerCase() && (tag.value === null || tag.value === value));
  return (vm) => Object.entries(vm.tags).some(isWanted);
}

const anyPattern = (patterns: readonly string[]): Check =>
  patterns.length === 0 ? null : (vm) => patterns.some((pattern) => matchesPattern(pattern, vm.name));
