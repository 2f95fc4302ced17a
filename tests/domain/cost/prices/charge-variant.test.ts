import { describe, expect, it } from "vitest";
import { priceKey } from "#lib/domain/cost/price-list.ts";
import { answerQuestion } from "#lib/domain/cost/prices/answer-question.ts";
import { questionBy, rowFor } from "#lib/domain/cost/prices/charge-variant.ts";
import { questionsOf } from "#lib/domain/cost/prices/price-questions.ts";

const now = new Date("2026-03-01T12:00:00Z");

describe("a price that a person gives by charge and variant", () => {
  it.each(questionsOf("westeurope").map((question) => [priceKey(question), question] as const))(
    "answers %s and no other question",
    (key, question) => {
      const [charge = "", , ...variant] = key.split("|");
      expect(questionBy(charge, variant.join(" "), "westeurope")).toEqual(question);
      const row = rowFor(question, { amount: 1.5, currency: "EUR", effectiveFrom: null });
      const answered = questionsOf("westeurope").filter((other) => answerQuestion(other, [row], now).price !== null);
      expect(answered).toEqual([question]);
      expect(answerQuestion(question, [row], now).price?.amount).toBe(1.5);
    },
  );

  it.each(["p10 lrs", "LRS P10", "lrs p10"])("is understood as %s", (variant) => {
    expect(questionBy("manageddisk", variant, "westeurope")).toMatchObject({ tier: "P10", redundancy: "LRS" });
  });

  it.each([
    ["ManagedDisk", "P11 LRS"],
    ["ManagedDisk", "S10 ZRS"],
    ["SnapshotStorage", ""],
    ["Electricity", ""],
  ])("is not guessed for %s %s", (charge, variant) => {
    expect(questionBy(charge, variant, "westeurope")).toBeNull();
  });
});
