/** Response headers by lower-case name. */
export type AnswerHeaders = Readonly<Record<string, string>>;

/** How long Azure asks us to wait, in milliseconds: `Retry-After` in seconds or as an HTTP date, or its millisecond twins. */
export function readRetryAfterMs(headers: AnswerHeaders, nowMs: number): number | null {
  for (const name of ["retry-after-ms", "x-ms-retry-after-ms"]) {
    const waitMs = Number.parseFloat(headers[name] ?? "");
    if (Number.isFinite(waitMs)) return Math.max(0, waitMs);
  }
  const text = headers["retry-after"]?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

/** `hh:mm:ss` of `x-ms-user-quota-resets-after` (Resource Graph) in milliseconds. */
export function readQuotaResetMs(headers: AnswerHeaders): number | null {
  const parts = /^(\d+):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(headers["x-ms-user-quota-resets-after"]?.trim() ?? "");
  if (!parts) return null;
  return (Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3])) * 1000;
}
