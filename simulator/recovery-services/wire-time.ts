/** An instant as the backup service writes it: seven decimals and Z. */
export function backupTime(ms: number): string {
  return new Date(ms).toISOString().replace("Z", "0000Z");
}

/** A duration such as `PT1M51.0222546S`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = Number((seconds % 60).toFixed(3));
  const parts = `${hours > 0 ? `${hours}H` : ""}${minutes > 0 ? `${minutes}M` : ""}`;
  return `PT${parts}${rest > 0 || parts === "" ? `${rest}S` : ""}`;
}
