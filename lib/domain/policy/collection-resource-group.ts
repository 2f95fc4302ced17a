const placeholders = ["{resourceGroup}", "{location}"] as const;

/** The resource group in which a VM's collection lives: the policy's pattern with the VM's own group and region put in. */
export const collectionResourceGroupFor = (pattern: string, vm: { resourceGroup: string; location: string }): string =>
  pattern.replaceAll("{resourceGroup}", vm.resourceGroup).replaceAll("{location}", vm.location);

/** Null when the pattern is usable, else a sentence. Azure's naming rule: 1-90 of letters, digits, `_ - . ( )`, no `.` at the end. */
export function collectionResourceGroupProblem(pattern: string): string | null {
  const bare = placeholders.reduce((text, placeholder) => text.replaceAll(placeholder, ""), pattern);
  if (/[{}]/.test(bare)) return `Only ${placeholders.join(" and ")} can stand in braces.`;
  if (pattern.trim() === "") return "Enter a resource group, or {resourceGroup} for each VM's own group.";
  if (!/^[\p{L}\p{N}_().-]*$/u.test(bare)) {
    return "A resource group name has only letters, digits, underscores, hyphens, periods and parentheses.";
  }
  if (pattern.endsWith(".")) return "A resource group name cannot end with a period.";
  if (bare.length > 90) return "A resource group name has at most 90 characters.";
  return null;
}
