/** "384 GiB", "4 TiB": Azure's field is called GB, but its disks are sized in powers of two, as its portal says. */
export function gigabytes(gb: number | null): string {
  if (gb === null) return "–";
  if (gb < 1024) return `${gb} GiB`;
  return `${(gb / 1024).toLocaleString("en-GB", { maximumFractionDigits: 1 })} TiB`;
}
