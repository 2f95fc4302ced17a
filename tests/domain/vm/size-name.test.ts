import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSizeName } from "#lib/domain/vm/size-name.ts";

/** The dossier's table: name, family, vCPUs (active), features, vendor, version, premium by name, Boost-listed. */
const documented = [
  ["Standard_D4s_v5", "D", 4, null, "s", "intel", 5, true, false],
  ["Standard_D4s_v6", "D", 4, null, "s", "intel", 6, true, true],
  ["Standard_E20ds_v6", "E", 20, null, "ds", "intel", 6, true, true],
  ["Standard_E8bds_v6", "E", 8, null, "bds", "intel", 6, true, true],
  ["Standard_D8nls_v6", "D", 8, null, "nls", "intel", 6, true, true],
  ["Standard_DC4es_v6", "DC", 4, null, "es", "intel", 6, true, true],
  ["Standard_D8ads_v6", "D", 8, null, "ads", "amd", 6, true, false],
  ["Standard_D8ads_v7", "D", 8, null, "ads", "amd", 7, true, true],
  ["Standard_F8alds_v7", "F", 8, null, "alds", "amd", 7, true, true],
  ["Standard_D4ps_v6", "D", 4, null, "ps", "arm", 6, true, false],
  ["Standard_M48ds_1_v3", "M", 48, null, "ds", "intel", 3, true, false],
  ["Standard_NC4as_T4_v3", "NC", 4, null, "as", "amd", 3, true, false],
  ["Standard_M8-2ms_v2", "M", 8, 2, "ms", "intel", 2, true, false],
  ["Standard_DS13-4_v2", "D", 13, 4, "", "intel", 2, true, false],
  ["Standard_HB120-16rs_v3", "HB", 120, 16, "rs", "amd", 3, true, false],
  ["Standard_D2_v3", "D", 2, null, "", "intel", 3, false, false],
  ["Standard_M128", "M", 128, null, "", "intel", 1, false, false],
] as const;

describe("parseSizeName", () => {
  test.each(documented)(
    "reads %s",
    (name, family, vCpus, constrainedVCpus, features, vendor, version, premium, boost) => {
      expect(parseSizeName(name)).toMatchObject({
        tier: "Standard",
        family,
        vCpus,
        constrainedVCpus,
        features,
        vendor,
        version,
        premiumByName: premium,
        isBoostListed: boost,
      });
    },
  );

  test.each([
    ["Standard_HX176rs", { family: "HX", vendor: "amd", version: 1, isBoostListed: false }],
    ["Standard_NC4as_T4_v3", { accelerator: "T4", memoryTib: null }],
    ["Standard_M48ds_1_v3", { accelerator: null, memoryTib: 1 }],
    ["Standard_NC24ads_A100_v4", { accelerator: "A100", version: 4 }],
    ["Standard_NCC40ads_H100_v5", { family: "NCC", accelerator: "H100" }],
    ["Standard_GS5", { family: "G", vCpus: 5, premiumByName: true }],
    ["Standard_DS2_v2_Promo", { family: "D", version: 2, premiumByName: true, accelerator: null }],
    ["Basic_A1", { tier: "Basic", family: "A", premiumByName: false }],
    ["D2s_v3", { tier: null, family: "D" }],
    ["Standard_FX4ms_v2", { family: "FX", version: 2 }],
    ["Standard_D4s_v10", { version: 10, isBoostListed: true }],
    ["Standard_M96ds-48_2_v3", { vCpus: 96, constrainedVCpus: 48, features: "ds", memoryTib: 2, version: 3 }],
    ["Standard_M12s-6_v3", { vCpus: 12, constrainedVCpus: 6, features: "s", memoryTib: null }],
    ["Standard_M416-208s_v2", { vCpus: 416, constrainedVCpus: 208, features: "s", version: 2 }],
    ["Standard_M832ids_16_v3", { features: "ids", memoryTib: 16 }],
    ["Standard_M64-32bds_1_v3", { constrainedVCpus: 32, features: "bds", memoryTib: 1, version: 3 }],
    ["Standard_E64is_v4_SPECIAL", { features: "is", accelerator: null, version: 4 }],
    ["Standard_E4ds_v4_ADHType1", { features: "ds", accelerator: null, version: 4 }],
    ["Standard_D8as_v5_Promo", { vendor: "amd", accelerator: null, version: 5 }],
    ["Standard_NC24r_Promo", { features: "r", accelerator: null, version: 1, premiumByName: false }],
    ["Standard_DC16ads_cc_v5", { family: "DC", vendor: "amd", accelerator: null, version: 5, isBoostListed: false }],
    ["Standard_NC128lds_xl_RTXPRO6000BSE_v6", { accelerator: "RTXPRO6000BSE", vendor: "intel", version: 6 }],
    ["Standard_ND96is_noIB_H100_v5", { accelerator: "H100", version: 5 }],
    ["Standard_ND128isr_NDR_GB200_v6", { accelerator: "GB200", vendor: "arm", isBoostListed: false }],
    ["Standard_ND96isr_MI300X_v5", { accelerator: "MI300X", vendor: "intel", version: 5 }],
    ["Standard_NM16ads_MA35D", { family: "NM", accelerator: "MA35D", vendor: "amd", version: 1 }],
    ["Standard_HB176-96rs_v4", { family: "HB", constrainedVCpus: 96, vendor: "amd", version: 4 }],
    ["Standard_FX12-6mds_v2", { family: "FX", constrainedVCpus: 6, features: "mds", version: 2 }],
    ["Standard_NG32adms_V620_v1", { family: "NG", accelerator: "V620", vendor: "amd", version: 1 }],
    ["Standard_NV12ads_V710_v5", { accelerator: "V710", version: 5, vendor: "amd", isBoostListed: false }],
    ["Standard_B2pts_v2", { family: "B", features: "pts", vendor: "arm" }],
    ["Standard_L8aos_v4", { family: "L", features: "aos", vendor: "amd", version: 4 }],
    ["Standard_PB6s", { family: "PB", premiumByName: true }],
    ["Standard_SQLG7_AMD_NVME", { family: "SQLG", vendor: "amd" }],
    ["BASIC_A0", { tier: "Basic", family: "A", vCpus: 0 }],
  ])("reads the exception %s", (name, expected) => {
    expect(parseSizeName(name)).toMatchObject(expected);
  });

  test.each(["", "Standard_", "Standard_D", "Custom", "Standard_ABCD4_v1", "Standard_D4s v5", "Standard_D4s_v5_"])(
    "does not pretend to understand %j",
    (name) => {
      expect(parseSizeName(name)).toBeNull();
    },
  );

  test("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (name) => void parseSizeName(name)));
  });

  const composed = fc.record({
    family: fc.constantFrom(
      "A",
      "B",
      "D",
      "DC",
      "E",
      "EC",
      "F",
      "FX",
      "H",
      "HB",
      "HX",
      "L",
      "M",
      "NC",
      "NCC",
      "ND",
      "NV",
    ),
    vCpus: fc.integer({ min: 1, max: 999 }),
    constrainedVCpus: fc.option(fc.integer({ min: 1, max: 99 })),
    features: fc.subarray([..."abdefilmnoprst"]).map((letters) => letters.join("")),
    accelerator: fc.option(fc.constantFrom("T4", "A10", "A100", "H100")),
    memoryTib: fc.option(fc.integer({ min: 1, max: 32 })),
    version: fc.integer({ min: 1, max: 12 }),
  });
  const nameOf = (parts: typeof composed extends fc.Arbitrary<infer Parts> ? Parts : never): string =>
    [
      `Standard_${parts.family}${parts.vCpus}${parts.constrainedVCpus ? `-${parts.constrainedVCpus}` : ""}${parts.features}`,
      parts.accelerator,
      parts.memoryTib,
      parts.version === 1 ? null : `v${parts.version}`,
    ]
      .filter((part) => part !== null)
      .join("_");

  test("reads back every name composed by the grammar", () => {
    fc.assert(fc.property(composed, (parts) => void expect(parseSizeName(nameOf(parts))).toMatchObject(parts)));
  });

  test("takes a name in any case for the same size", () => {
    fc.assert(
      fc.property(composed, fc.infiniteStream(fc.boolean()), (parts, coins) => {
        const name = nameOf(parts);
        const shuffled = [...name]
          .map((letter) => (coins.next().value ? letter.toUpperCase() : letter.toLowerCase()))
          .join("");
        const folded = (text: string) => ({
          ...parseSizeName(text),
          accelerator: parseSizeName(text)?.accelerator?.toLowerCase(),
        });
        expect(folded(shuffled)).toEqual(folded(name));
      }),
    );
  });
});
