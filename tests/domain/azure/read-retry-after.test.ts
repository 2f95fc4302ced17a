import { expect, test } from "vitest";
import { readQuotaResetMs, readRetryAfterMs } from "#lib/azure/read-retry-after.ts";

const now = Date.parse("2026-11-22T12:00:00Z");

test.each([
  [{ "retry-after": "17" }, 17_000],
  [{ "retry-after": "Sun, 22 Nov 2026 12:01:30 GMT" }, 90_000],
  [{ "retry-after": "Sun, 22 Nov 2026 11:00:00 GMT" }, 0],
  [{ "retry-after-ms": "250", "retry-after": "9" }, 250],
  [{ "retry-after": "soon" }, null],
  [{}, null],
])("%o waits %s ms", (headers, waitMs) => {
  expect(readRetryAfterMs(headers as Record<string, string>, now)).toBe(waitMs);
});

test("Resource Graph's quota is read as hours, minutes and seconds", () => {
  expect(readQuotaResetMs({ "x-ms-user-quota-resets-after": "00:00:05" })).toBe(5000);
  expect(readQuotaResetMs({ "x-ms-user-quota-resets-after": "01:02:03" })).toBe(3_723_000);
  expect(readQuotaResetMs({})).toBeNull();
});
