/** The next version of a machine's model: `"1"`, `"2"` and so on, quotes included. */
export function nextEtag(etag: string): string {
  return `"${Number(etag.replaceAll('"', "")) + 1}"`;
}
