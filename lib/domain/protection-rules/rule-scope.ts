/** A value of null takes the tag whatever its value. Azure takes the names of tags in any case, their values exactly. */
export type RuleTag = { name: string; value: string | null };

/** Kinds by which VMs are selected, and by the same ones left out. Within a kind one match is enough. */
export type VmSelector = {
  /** Azure's subscription ids. */
  subscriptionIds: readonly string[];
  resourceGroups: readonly string[];
  tags: readonly RuleTag[];
  /** `*` stands for any text, `?` for one character. */
  namePatterns: readonly string[];
  /** Azure's names of regions: `westeurope`. */
  locations: readonly string[];
};

export type SelectorKind = keyof VmSelector;

/** A VM matches when every kind of `include` that names something takes it, and no kind of `exclude` does. */
export type RuleScope = { include: VmSelector; exclude: VmSelector };

export const selectorKinds = [
  "subscriptionIds",
  "resourceGroups",
  "tags",
  "namePatterns",
  "locations",
] as const satisfies readonly SelectorKind[];

export const emptySelector: VmSelector = {
  subscriptionIds: [],
  resourceGroups: [],
  tags: [],
  namePatterns: [],
  locations: [],
};

export const isEmptySelector = (selector: VmSelector): boolean =>
  selectorKinds.every((kind) => selector[kind].length === 0);
