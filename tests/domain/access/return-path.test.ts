import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeReturnPath } from "#lib/domain/access/return-path.ts";

describe("the way back after signing in", () => {
  it("is the page asked for, with its filters", () => {
    expect(safeReturnPath("/jobs?status=Failed&hours=24")).toBe("/jobs?status=Failed&hours=24");
  });

  it.each([
    null,
    "",
    "jobs",
    "//evil.example/x",
    "/.//evil.example",
    "/..//evil.example/x",
    "/vms/..//evil.example",
    "/%2e//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/auth/sign-in",
    "/sign-in?problem=expired",
    "/api/status",
  ])("is the start page for %j", (asked) => {
    expect(safeReturnPath(asked)).toBe("/");
  });

  it("never leaves our origin, whatever is asked", () => {
    const origin = "https://backup.example.com";
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((text) => `/${text}`),
          fc
            .array(fc.constantFrom("/", ".", "..", "%2e", "\\", "\t", "@", "evil.example"))
            .map((parts) => `/${parts.join("")}`),
        ),
        (asked) => {
          expect(new URL(safeReturnPath(asked), origin).origin).toBe(origin);
        },
      ),
    );
  });
});
