import { describe, expect, it } from "vitest";
import { applyToSettings, ofPolicy, saysAboutPolicy } from "#lib/client/what-if/apply-to-settings.ts";
import { commonTerms, searchOfTerms } from "#lib/client/what-if/from-terms.ts";
import { compareMonths, toBasis, totalOf, tryOn, withTerms } from "#lib/client/what-if/reckon-what-if.ts";
import { toMachineChange, toTermsChange } from "#lib/client/what-if/to-cost-change.ts";
import type { WhatIfBasisDto } from "#lib/contracts/what-if.ts";
import { readWhatIfSearch, type WhatIfSearch, writeWhatIfSearch } from "#lib/contracts/what-if-search.ts";
import { kindsOf, packKinds } from "#lib/domain/cost/machine-kinds.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { validatePolicy } from "#lib/domain/policy/validate-policy.ts";
import { fourHourly, makeInputs, makeMachine } from "#tests/support/cost-machines.ts";
import { testPrices } from "#tests/support/cost-prices.ts";

const read = (address: string) => readWhatIfSearch(Object.fromEntries(new URLSearchParams(address)));
const searchOf = (address: string): WhatIfSearch => read(address).search;
const id = "019a0000-0000-7000-8000-000000000001";

describe("The address of a what-if", () => {
  it.each([
    "by=policy&key=019a0000-0000-7000-8000-000000000001&every=4h&window=12",
    "every=weekly&on=Saturday,Sunday&instant=9&daily=0&weekly=8&monthly=12&yearly=3",
    "used=40&churn=2.5&region=westeurope&redundancy=LRS&copy=northeurope&luns=1,2&skus=Premium_LRS",
    "by=vms&key=019a0000-0000-7000-8000-000000000001,019a0000-0000-7000-8000-000000000002&under=019a0000-0000-7000-8000-000000000001",
  ])("says the same again: %s", (address) => {
    const { search, problems } = read(address);
    expect(problems).toEqual([]);
    expect(searchOf(writeWhatIfSearch(search))).toEqual(search);
    expect(writeWhatIfSearch(search)).toBe(address);
  });

  it("is empty where everything is as it is", () => {
    expect(writeWhatIfSearch(searchOf(""))).toBe("");
  });

  it.each([
    ["used=400", "used=400: Use 100 or less."],
    ["every=fortnightly", "every=fortnightly: Use one of 1h"],
    ["instant=0", "instant=0: Use 1 or more."],
    ["daily=7.5", "daily=7.5: Use a whole number"],
    ["region=https://x", "region=https://x: Use the name of a region"],
    ["luns=1,99", "luns=1,99: Use 63 or less."],
    ["by=policy&key=production", "by=policy, key=production: It names nothing of this kind."],
    [`by=resourceGroup&key=${id}`, "It names nothing of this kind."],
  ])("that makes no sense is said and left as it is: %s", (address, sentence) => {
    const { search, problems } = read(address);
    expect(problems.join("\n")).toContain(sentence);
    expect(search).toEqual({ by: "fleet", key: "" });
  });

  it("keeps what it does understand beside what it does not", () => {
    expect(read("used=400&churn=3&unknown=1")).toMatchObject({ search: { churn: 3 }, problems: [{}] });
  });
});

describe("What an address changes", () => {
  it("is nothing where it says nothing", () => {
    expect(toTermsChange(searchOf(""))).toEqual({});
    expect(toMachineChange(searchOf(""))).toEqual({});
  });

  it("is a range around the expected value, as wide as the default's, and no more than all", () => {
    expect(toMachineChange(searchOf("used=50&churn=2"))).toEqual({
      usedRatio: { low: 0.3, expected: 0.5, high: 0.8 },
      dailyChurnRatio: { low: 0.005, expected: 0.02, high: 0.05 },
    });
    expect(toMachineChange(searchOf("used=90")).usedRatio?.high).toBe(1);
  });

  it("takes a window of each day only where the interval has it", () => {
    expect(toTermsChange(searchOf("every=4h&window=12")).schedule).toMatchObject({ intervalHours: 4, windowHours: 12 });
    expect(toTermsChange(searchOf("every=4h&window=5")).schedule).toMatchObject({ windowHours: 24 });
  });

  it("is said of a policy's settings and read back from there", () => {
    const search = searchOf(writeWhatIfSearch({ by: "fleet", key: "", ...searchOfTerms(fourHourly) }));
    expect({ ...fourHourly, ...applyToSettings(defaultPolicySettings, search) }).toMatchObject(fourHourly);
    expect(commonTerms([{ terms: fourHourly }, { terms: { ...fourHourly, instantRetentionDays: 9 } }])).toEqual({
      ...{ every: "4h", instant: null, daily: 0, weekly: 0, monthly: 0, yearly: 0 },
    });
  });
});

describe("Applied to a policy", () => {
  const settings = {
    ...defaultPolicySettings,
    schedule: { frequency: "Daily", startTime: "22:00" } as const,
    excludeDisks: { luns: [4], skus: [], tags: [{ name: "backup", value: "no" }] },
  };

  it("settings keep what was not tried: the time of day, the disks left out, the rest of the policy", () => {
    const applied = applyToSettings(settings, searchOf("every=weekly&weekly=8&luns=1&used=40"));
    expect(applied).toMatchObject({
      schedule: { frequency: "Weekly", startTime: "22:00", weekdays: ["Sunday"] },
      retention: { weekly: { weeks: 8, weekday: "Sunday" } },
      excludeDisks: { luns: [4, 1], tags: settings.excludeDisks.tags },
      timeZone: settings.timeZone,
    });
    expect(validatePolicy("Applied", applied)).toEqual({});
  });

  it("is only what a policy can say", () => {
    expect(ofPolicy(searchOf("used=40&region=westeurope&instant=3"))).toEqual({ instant: 3 });
    expect(saysAboutPolicy(searchOf("used=40"))).toBe(false);
  });
});

describe("A what-if in the page", () => {
  const basisOf = (policyId: string | null): WhatIfBasisDto => ({
    ...{ name: "Two", vms: 2, planned: null, prices: testPrices, regions: ["eastus"], policies: [], subscriptions: [] },
    kinds: packKinds(kindsOf(makeInputs([makeMachine([128, 512], { policyId }), makeMachine([64], { policyId })]))),
  });
  const tryAddress = (basis: ReturnType<typeof toBasis>, address: string) => {
    const search = searchOf(address);
    return tryOn(withTerms(basis, search), basis, search);
  };

  it("is today's estimate while nothing is tried, and less with less of everything", () => {
    const basis = toBasis(basisOf("p"), "fleet");
    const monthly = (address: string) => totalOf(tryAddress(basis, address)).monthly.expected;
    expect(monthly("")).toBeCloseTo(basis.beforeTotal.monthly.expected, 9);
    for (const address of ["used=20", "churn=0.5", "instant=2", "every=weekly", "luns=0", "skus=Premium_LRS"]) {
      expect(monthly(address), address).toBeLessThan(basis.beforeTotal.monthly.expected);
    }
    for (const address of ["used=90", "churn=9", "instant=20", "daily=90", "copy=westus2"]) {
      expect(monthly(address), address).toBeGreaterThan(basis.beforeTotal.monthly.expected);
    }
  });

  it("takes VMs that nothing protects as newly protected", () => {
    const basis = toBasis(basisOf(null), "vms");
    expect(basis.beforeTotal.monthly.expected).toBe(0);
    expect(totalOf(tryAddress(basis, "")).monthly.expected).toBeGreaterThan(0);
  });

  it("comes, month by month, to the amount that it names for twelve months", () => {
    const basis = toBasis(basisOf("p"), "fleet");
    const tried = tryAddress(basis, "daily=90");
    const { before, after } = compareMonths(basis, tried);
    expect(before).toHaveLength(12);
    expect(after.at(-1)?.monthly.expected).toBeCloseTo(totalOf(tried).monthly.expected, 9);
    expect(after[0]?.monthly.expected).toBeLessThan(after.at(-1)?.monthly.expected ?? 0);
  });
});
