/**
 * Capital letters aside; `*` stands for any text, also none, and `?` for one character. In time that grows with the lengths
 * alone, whatever somebody typed: a regular expression with many stars would not.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let [at, from] = [0, 0];
  // The last star, and up to where it has taken the text so far.
  let [star, taken] = [-1, 0];
  while (from < given.length) {
    const sign = wanted[at];
    if (sign === "*") {
      [star, taken] = [at, from];
      at += 1;
    } else if (sign === "?" || (sign !== undefined && sign === given[from])) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      taken += 1;
      [at, from] = [star + 1, taken];
    } else return false;
  }
  return /^\**$/.test(wanted.slice(at));
}
