import type { SizeName } from "#simulator/compute/sizes/size-name.ts";

/**
 * The quota family of a size, by the spelling of its generation: `standardDADSv5Family`, `standardDadv6Family`,
 * `StandardDdsv6Family`. Families that follow none of them stand in the series.
 */
export function quotaFamily(name: SizeName): string {
  const { family, features, version } = name;
  if (family === "M")
    return `${features.includes("b") ? "Standard" : "standard"}M${features.toUpperCase().replace(/M/g, "")}${memoryOf(name)}Family`;
  if (family === "B" && version > 1) return `standardB${features.replace(/[lt]/g, "")}v${version}Family`;
  if (/^[DE]C$/.test(family)) return confidentialFamily(name);
  if (version >= 6) return recentFamily(name);
  if (family === "L" && version === 4) return `standardL${features}v4Family`;
  const suffix = version > 1 ? `v${version}` : "";
  return `standard${family}${features.toUpperCase()}${suffix}${name.isPromotion ? "Promo" : ""}Family`;
}

/** AMD v6 leaves out the `s`, network-optimized sizes, too; AMD v6 of D and E begins small. */
function recentFamily({ family, features, version }: SizeName): string {
  const isOldAmd = features.includes("a") && version === 6 && family !== "F";
  const letters = isOldAmd || features.includes("n") ? features.replace("s", "") : features.replace("i", "");
  return `${isOldAmd ? "standard" : "Standard"}${family}${letters}v${version}Family`;
}

function confidentialFamily({ family, features, version, parts }: SizeName): string {
  if (parts.includes("CC")) return `standard${family}${features.toUpperCase().replace("S", "")}CCV${version}Family`;
  if (features.includes("e")) {
    const order = `${features.includes("i") ? "I" : ""}E${features.includes("d") ? "D" : ""}`;
    return `${family === "EC" && version >= 6 ? "Standard" : "standard"}${family}${order}V${version}Family`;
  }
  if (version >= 6) return `standard${family}${features}v${version}Family`;
  if (features === "ds") return `standardD${family}Sv${version}Family`;
  return `standard${family}${features.toUpperCase()}v${version}Family`;
}

function memoryOf({ features, number, version }: SizeName): string {
  if (version === 1) return "";
  if (version === 2) return "MediumMemoryv2";
  return `${number >= 416 && !features.includes("b") ? "High" : "Medium"}Memoryv${version}`;
}
