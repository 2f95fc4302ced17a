/** "384 GB", "4 TB": Azure sizes disks in powers of two, so 1,024 GB is a whole terabyte. */
export function gigabytes(gb: number | null): string {
  if (gb === null) return "–";
  if (gb < 1024) return `${gb} GB`;
  return `${(gb / 1024).toLocaleString("en-GB", { maximumFractionDigits: 1 })} TB`;
}
