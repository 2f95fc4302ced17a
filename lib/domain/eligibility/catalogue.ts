import { diskAccessRules } from "#lib/domain/eligibility/disk-access-rules.ts";
import { diskKindRules } from "#lib/domain/eligibility/disk-kind-rules.ts";
import { diskStateRules } from "#lib/domain/eligibility/disk-state-rules.ts";
import { environmentRules } from "#lib/domain/eligibility/environment-rules.ts";
import { guestRules } from "#lib/domain/eligibility/guest-rules.ts";
import { quotaRules } from "#lib/domain/eligibility/quota-rules.ts";
import type { Rule } from "#lib/domain/eligibility/rule.ts";
import { shapeRules } from "#lib/domain/eligibility/shape-rules.ts";
import { sizeRules } from "#lib/domain/eligibility/size-rules.ts";
import { newestDateOf } from "#lib/domain/eligibility/sources.ts";
import { fnv1a } from "#lib/std/fnv1a.ts";

/** Every rule in the order in which findings are shown. */
export const catalogue: readonly Rule[] = [
  ...shapeRules,
  ...sizeRules,
  ...diskKindRules,
  ...diskAccessRules,
  ...diskStateRules,
  ...guestRules,
  ...quotaRules,
  ...environmentRules,
];

export const findRule = (id: string): Rule | undefined => catalogue.find((rule) => rule.id === id);

/** Fingerprint of what decides verdicts: a better wording does not change it, a severity or a newer document does. */
export const versionOf = (rules: readonly Rule[]): string =>
  fnv1a(
    JSON.stringify(
      rules.map(({ id, severity, visibility, excludable, passing, sources }) => [
        id,
        severity,
        visibility,
        excludable,
        passing,
        newestDateOf(sources),
      ]),
    ),
  );

export const catalogueVersion = versionOf(catalogue);
