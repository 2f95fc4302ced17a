export type SizeName = {
  tier: "Standard" | "Basic" | null;
  /** Family and sub-family letters, e.g. `D`, `EC`, `NCC`; without the legacy premium marker of `DS2`. */
  family: string;
  /** Number in the name: the vCPUs of the size, except for the oldest families (`G1` has two). */
  vCpus: number;
  /** Active vCPUs of a constrained size such as `M8-2ms_v2` or `M96ds-48_2_v3`; null when all are active. */
  constrainedVCpus: number | null;
  /** Additive feature letters in lower case and in their order, e.g. `ads`. */
  features: string;
  /** `T4` of `NC4as_T4_v3`; several parts joined by `_`. */
  accelerator: string | null;
  /** Rounded TiB of M-series names such as `M48ds_1_v3`. */
  memoryTib: number | null;
  vendor: "intel" | "amd" | "arm";
  /** 1 where the name has no version. */
  version: number;
  /** By name only: some old M sizes without `s` are premium-capable, so ask the SKU list first. */
  premiumByName: boolean;
  /** Intel v6 and AMD v7 upwards: Azure Boost storage, for which no simultaneous cut across disks is promised. */
  isBoostListed: boolean;
};

/**
 * Compute documentation, vm-naming-conventions.md (2023-05-01), and the names of the SKU and price lists: those also put
 * the constrained vCPUs behind the features (`M96ds-48_2_v3`) and a word behind the version (`_Promo`, `_SPECIAL`). `V620`
 * is an accelerator: versions have one or two digits. Case carries no information that position does not, and Azure echoes
 * a size in whatever case it was created with, so the match ignores it.
 */
const grammar =
  /^(?:(?<tier>Standard|Basic)_)?(?<family>[A-Z]{1,3}?|SQLG)(?<legacyPremium>S(?=\d))?(?<vCpus>\d+)(?:-(?<constrained>\d+))?(?<features>[A-Z]*)(?:-(?<constrainedLast>\d+))?(?<rest>(?:_(?!v\d{1,2}(?:_|$))[A-Z0-9]+)*?)(?:_v(?<version>\d{1,2})(?:_[A-Z][A-Z0-9]*)?)?(?:_Promo)?$/i;

/** AMD although their names lack the `a`. */
const amdFamilies = ["HB", "HX"];

/** NVIDIA's modules with an Arm processor of their own (Grace), although their names lack the `p`. */
const armAccelerator = /\bGB\d{3}\b/;

/** Words between the features and the version that name no accelerator: confidential child, network, placement. */
const qualifiers = ["CC", "XL", "FLEX", "NDR", "NOIB"];

/** What a VM size says by its name; null when it follows no known grammar. */
export function parseSizeName(name: string): SizeName | null {
  const groups = grammar.exec(name)?.groups;
  if (!groups) return null;
  const {
    tier,
    family: letters = "",
    legacyPremium,
    vCpus,
    constrained,
    constrainedLast = constrained,
    features: additive = "",
    rest = "",
    version: digits,
  } = groups;
  const family = letters.toUpperCase();
  const features = additive.toLowerCase();
  const extras = rest.split("_").filter((part) => part !== "" && !qualifiers.includes(part.toUpperCase()));
  const memory = extras.find((part) => /^\d+$/.test(part));
  const accelerator = extras.filter((part) => part !== memory).join("_") || null;
  const vendor = vendorOf(family, features, accelerator?.toUpperCase().replaceAll("_", " ") ?? "");
  const version = Number(digits ?? 1);
  return {
    tier: tier === undefined ? null : tier.toLowerCase() === "basic" ? "Basic" : "Standard",
    family,
    vCpus: Number(vCpus),
    constrainedVCpus: constrainedLast === undefined ? null : Number(constrainedLast),
    features,
    accelerator,
    memoryTib: memory === undefined ? null : Number(memory),
    vendor,
    version,
    premiumByName: features.includes("s") || legacyPremium !== undefined,
    isBoostListed: (vendor === "intel" && version >= 6) || (vendor === "amd" && version >= 7),
  };
}

function vendorOf(family: string, features: string, extras: string): SizeName["vendor"] {
  if (features.includes("a") || amdFamilies.includes(family) || /\bAMD\b/.test(extras)) return "amd";
  return features.includes("p") || armAccelerator.test(extras) ? "arm" : "intel";
}
