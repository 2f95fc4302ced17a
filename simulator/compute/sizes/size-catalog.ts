import { normalLocation } from "#simulator/arm/resource-id.ts";
import { acceleratedSeries } from "#simulator/compute/sizes/accelerated-series.ts";
import { computeSeries } from "#simulator/compute/sizes/compute-series.ts";
import { generalSeries } from "#simulator/compute/sizes/general-series.ts";
import { memorySeries, storageSeries } from "#simulator/compute/sizes/memory-series.ts";
import type { Series } from "#simulator/compute/sizes/series.ts";
import { quotaFamily } from "#simulator/compute/sizes/size-family.ts";
import { readSizeName, type SizeName } from "#simulator/compute/sizes/size-name.ts";
import { type SizeTraits, traitsOf } from "#simulator/compute/sizes/size-traits.ts";
import { entryOf } from "#simulator/json.ts";

export type VmSize = SizeTraits & {
  name: string;
  /** `D8s_v5` */
  shortName: string;
  tier: "Standard" | "Basic";
  family: string;
  vCPUs: number;
  /** Fewer than `vCPUs` for a constrained size, which otherwise is its parent. */
  vCPUsAvailable: number;
  parent?: string;
  memoryGB: number;
  gpus: number;
};

/** Regions whose SKU list lacks a size, as retired and scarce sizes do. */
const missing: Record<string, readonly string[]> = {
  standard_nv8as_v4: ["northeurope", "eastus", "westus"],
  standard_nc24ads_a100_v4: ["westus"],
};

/** Offered, but not to these subscriptions. */
export const restrictedSizes: readonly string[] = ["Standard_NC24ads_A100_v4"];

/** Every size of the SKU list, by its name in lower case. */
const catalog = new Map<string, VmSize>(
  [...generalSeries, ...computeSeries, ...memorySeries, ...storageSeries, ...acceleratedSeries]
    .flatMap(sizesOf)
    .map((size) => [size.name.toLowerCase(), size]),
);

/** The sizes that a region's SKU list has. */
export function sizesIn(location: string): VmSize[] {
  return [...catalog.values()].filter((size) => isOffered(size.name, location));
}

/** The size as the region knows it: in the catalogue, or a name by the rules of which the rest can be told. */
export function findSize(name: string, location: string): VmSize | undefined {
  return isOffered(name, location) ? (catalog.get(name.toLowerCase()) ?? guessSize(name)) : undefined;
}

function isOffered(name: string, location: string): boolean {
  return !entryOf(missing, name.toLowerCase())?.includes(normalLocation(location));
}

function sizesOf(series: Series): VmSize[] {
  return series.names.split(" ").flatMap((pattern) =>
    series.numbers.split(" ").flatMap((number) => {
      const text = `${/^Basic_/.test(pattern) ? "" : "Standard_"}${pattern.replace("#", number)}`;
      const name = readSizeName(text);
      return name === null ? [] : [sizeOf(text, name, series)];
    }),
  );
}

/** Sizes newer than the catalogue: the number is the vCPUs and the letters tell the memory. */
function guessSize(text: string): VmSize | undefined {
  const name = readSizeName(text);
  if (name === null) return undefined;
  const { family, features } = name;
  const isLarge = /^(E|EC|L|M|G|FX)$/.test(family) || features.includes("m");
  const isSmall = family === "F" || features.includes("l");
  const gibPerVCpu = isSmall && !features.includes("m") ? 2 : isLarge ? 8 : 4;
  const gib = name.memoryTib === null ? {} : { gib: { [name.number]: name.memoryTib * 1024 } };
  return sizeOf(text, name, { gibPerVCpu, ...gib, ...(/^N/.test(family) && { vCpusPerGpu: 16 }) });
}

function sizeOf(text: string, name: SizeName, series: Omit<Series, "names" | "numbers">): VmSize {
  const vCPUs = Math.max(1, series.vCpus?.[name.number] ?? name.number);
  const memoryGB = series.gib?.[name.number] ?? Math.round(vCPUs * series.gibPerVCpu * 100) / 100;
  const isConstrained = name.constrained !== null;
  return {
    ...traitsOf(name, vCPUs),
    name: text,
    shortName: text.slice(text.indexOf("_") + 1),
    tier: name.tier,
    family: series.family ?? quotaFamily(name),
    vCPUs,
    vCPUsAvailable: name.constrained ?? vCPUs,
    ...(isConstrained && { parent: text.replace(/-\d+/, "") }),
    memoryGB,
    gpus: series.vCpusPerGpu === undefined ? 0 : Math.max(1, Math.floor(vCPUs / series.vCpusPerGpu)),
  };
}
