/** What the name of a VM size consists of; the letters keep the case that Azure documents. */
export type SizeName = {
  tier: "Standard" | "Basic";
  /** Upper case: `D`, `EC`, `NV`; the premium marker of `DS2` is in `features` as `s`. */
  family: string;
  number: number;
  /** Active vCPUs of `M8-2ms_v2` and `M96ds-48_2_v3`. */
  constrained: number | null;
  /** Lower case, in the order of the name: `ads`. */
  features: string;
  /** Parts between features and version, upper case: `A100`, `CC`, `NDR_GB200`. */
  parts: string[];
  /** Rounded TiB of `M48ds_1_v3`. */
  memoryTib: number | null;
  version: number;
  isPromotion: boolean;
};

const head = /^([A-Z]+?)(\d+)(?:-(\d+))?([A-Z]*)(?:-(\d+))?$/i;

/** Reads a size name in any case, by the published grammar and what the SKU list has beside it; null for anything else. */
export function readSizeName(name: string): SizeName | null {
  const [tier = "", first = "", ...rest] = name.split("_");
  const match = head.exec(first);
  if (!/^(standard|basic)$/i.test(tier) || match === null || rest.includes("")) return null;
  const [, letters = "", number = "", before, features = "", after] = match;
  const isLegacyPremium = /^[DG]S$/i.test(letters);
  const versionAt = rest.findIndex((part) => /^v\d{1,2}$/i.test(part));
  const middle = (versionAt === -1 ? rest : rest.slice(0, versionAt)).map((part) => part.toUpperCase());
  const memory = middle.find((part) => /^\d+$/.test(part));
  return {
    tier: tier.toLowerCase() === "basic" ? "Basic" : "Standard",
    family: (isLegacyPremium ? letters.slice(0, 1) : letters).toUpperCase(),
    number: Number(number),
    constrained: before === undefined && after === undefined ? null : Number(before ?? after),
    features: `${isLegacyPremium ? "s" : ""}${features.toLowerCase()}`,
    parts: middle.filter((part) => part !== memory && part !== "PROMO"),
    memoryTib: memory === undefined ? null : Number(memory),
    version: versionAt === -1 ? 1 : Number(rest[versionAt]?.slice(1)),
    isPromotion: rest.some((part) => /^promo$/i.test(part)),
  };
}
