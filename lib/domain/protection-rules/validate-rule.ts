import { type FieldErrors, type Issue, toFieldErrors } from "#lib/domain/policy/field-errors.ts";
import { isEmptySelector, type RuleScope, type VmSelector } from "./rule-scope.ts";

/** Azure's limits of tags and of VM names (Azure Resource Manager documentation, read 2026-11). */
const tagNameMax = 512;
const tagValueMax = 256;
const vmNameMax = 64;

/** Everything that is wrong with a rule, by input path; empty when it can be saved. */
export function validateRule(name: string, { include, exclude }: RuleScope): FieldErrors {
  const issues: Issue[] = [];
  if (name.length < 3 || name.length > 80) {
    issues.push({ path: "name", sentence: "Enter a name of 3 to 80 characters." });
  }
  if (isEmptySelector(include)) {
    issues.push({
      path: "scope.include",
      sentence: "Say which virtual machines the rule selects. For all of them, enter the name pattern *.",
    });
  }
  issues.push(...selectorIssues("scope.include", include), ...selectorIssues("scope.exclude", exclude));
  if (exclude.namePatterns.some((pattern) => /^\*+$/.test(pattern))) {
    issues.push({
      path: "scope.exclude.namePatterns",
      sentence: "This excludes every virtual machine. Narrow it down.",
    });
  }
  return toFieldErrors(issues);
}

function selectorIssues(path: string, selector: VmSelector): Issue[] {
  const issues: Issue[] = [];
  const wrongPattern = selector.namePatterns.find((pattern) => !isNamePattern(pattern));
  if (wrongPattern !== undefined) {
    issues.push({
      path: `${path}.namePatterns`,
      sentence: `"${wrongPattern}" matches no name that Azure allows. Use letters, digits, hyphens, dots and underscores, * for any text and ? for one character.`,
    });
  }
  const wrongTag = selector.tags.find(
    ({ name, value }) => name === "" || name.length > tagNameMax || (value ?? "").length > tagValueMax,
  );
  if (wrongTag) {
    const sentence =
      wrongTag.name === ""
        ? "Enter a tag as name or as name=value."
        : `Azure's tags have names of at most ${tagNameMax} characters and values of at most ${tagValueMax}.`;
    issues.push({ path: `${path}.tags`, sentence });
  }
  return issues;
}

/** Without its stars it is no longer than a name may be. */
const isNamePattern = (pattern: string): boolean =>
  /^[\p{L}\p{N}._*?-]+$/u.test(pattern) && pattern.replaceAll("*", "").length <= vmNameMax;
