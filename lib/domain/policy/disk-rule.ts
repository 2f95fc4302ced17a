import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { DiskFacts, VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { DiskRule } from "./policy-settings.ts";

export const excludesAnyDisk = ({ luns, skus, tags }: DiskRule): boolean => luns.length + skus.length + tags.length > 0;

export type RuledOutDisk = {
  name: string;
  /** Which part of the rule names it: "LUN 3", "type UltraSSD_LRS", "tag backup=no". */
  because: string;
};

/**
 * Disks of a VM that its policy's rule leaves out. Never the OS disk: a VM without it could not be restored, so that is a
 * person's decision. What Azure did not say of a disk does not match, so that an unknown disk is held.
 */
export const disksRuledOut = ({ disks }: Pick<VmFacts, "disks">, rule: DiskRule): RuledOutDisk[] =>
  excludesAnyDisk(rule)
    ? disks.flatMap((disk) => {
        // Azure is told of a disk by its id: one without cannot be left out.
        const because = disk.id === null ? null : whyRuledOut(disk, rule);
        return because === null ? [] : [{ name: disk.name, because }];
      })
    : [];

/** What of a disk the rule looks at. */
export type RuledDisk = Pick<DiskFacts, "role" | "lun" | "sku" | "tags">;

/** For a disk that has a resource of its own. */
export const isRuledOut = (disk: RuledDisk, rule: DiskRule): boolean => whyRuledOut(disk, rule) !== null;

export const namesRuledOut = (facts: Pick<VmFacts, "disks">, rule: DiskRule): string[] =>
  disksRuledOut(facts, rule).map(({ name }) => name);

/** Names of the disks that no restore point of this VM holds: left out by hand, by ARM id, or by the rule. */
export function leftOutNames(facts: Pick<VmFacts, "disks">, byHand: readonly string[], rule: DiskRule): string[] {
  const ids = new Set(byHand.map(armKey));
  const ruledOut = new Set(namesRuledOut(facts, rule));
  return facts.disks
    .filter(({ id, name }) => ruledOut.has(name) || (id !== null && ids.has(armKey(id))))
    .map(({ name }) => name);
}

function whyRuledOut({ role, lun, sku, tags }: RuledDisk, rule: DiskRule): string | null {
  if (role !== "data") return null;
  if (lun !== null && rule.luns.includes(lun)) return `LUN ${lun}`;
  if (sku !== null && rule.skus.some((named) => isSame(named, sku))) return `type ${sku}`;
  const tag = rule.tags.find((named) => hasTag(tags ?? {}, named));
  return tag ? tagInWords(tag) : null;
}

/** Azure does not tell capital letters apart in a tag's name, and does in its value. No value stands for any. */
const hasTag = (tags: Record<string, string>, { name, value }: DiskRule["tags"][number]): boolean =>
  Object.entries(tags).some(([key, held]) => isSame(key, name) && (value === "" || held === value));

const isSame = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

export const tagInWords = ({ name, value }: DiskRule["tags"][number]): string =>
  value === "" ? `tag ${name}` : `tag ${name}=${value}`;

/** "LUN 3, type UltraSSD_LRS or tag backup=no". */
export function diskRuleInWords(rule: DiskRule): string {
  const parts = [
    ...rule.luns.map((lun) => `LUN ${lun}`),
    ...rule.skus.map((sku) => `type ${sku}`),
    ...rule.tags.map(tagInWords),
  ];
  const last = parts.pop();
  if (last === undefined) return "None";
  return parts.length === 0 ? last : `${parts.join(", ")} or ${last}`;
}
