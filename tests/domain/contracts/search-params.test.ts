import { describe, expect, it } from "vitest";
import { z } from "zod";
import { patchSearch, readSearch } from "#lib/contracts/search-params.ts";

const shape = z.object({
  status: z.enum(["Failed", "Completed"]).optional(),
  search: z.string().max(5).optional(),
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

describe("the address of a list", () => {
  it("is read by its contract", () => {
    expect(readSearch(shape, { status: "Failed", limit: "50" })).toEqual({ status: "Failed", limit: 50 });
  });

  it("loses what is not understood and keeps the rest", () => {
    const raw = { status: "Exploded", search: "too long", limit: "-3", after: "abc", utm: "x" };
    expect(readSearch(shape, raw)).toEqual({ after: "abc", limit: 25 });
  });

  it("takes the first of repeated parameters and ignores empty ones", () => {
    expect(readSearch(shape, { status: ["Completed", "Failed"], search: "" })).toEqual({
      status: "Completed",
      limit: 25,
    });
  });

  it("starts from the first page when anything else changes", () => {
    const current = new URLSearchParams("after=abc&status=Failed");
    expect(patchSearch(current, { search: "web" })).toBe("?status=Failed&search=web");
    expect(patchSearch(current, { before: "xyz" })).toBe("?status=Failed&before=xyz");
    expect(patchSearch(current, { status: null })).toBe("");
  });
});
