/**
 * A number as people and exports write it: `0.05`, `1E-05`, `1,234.5`, and, where the comma is the decimal sign, `0,05` and `1.234,5`.
 * @param hasDecimalComma what the rest of the file suggests
 * @returns null for what is no number, and for `1,234` where it could mean two things: a guess could be a thousand times wrong
 */
export function readDecimal(text: string, hasDecimalComma: boolean): number | null {
  const plain = text.trim().replaceAll(/[\s\u00a0']/g, "");
  if (!/^[-+]?[\d.,]+(e[-+]?\d+)?$/i.test(plain)) return null;
  const [comma, point] = [plain.lastIndexOf(","), plain.lastIndexOf(".")];
  if (comma >= 0 && point >= 0) {
    return toNumber(point > comma ? plain.replaceAll(",", "") : plain.replaceAll(".", "").replace(",", "."));
  }
  const sign = comma >= 0 ? "," : ".";
  const groups = plain.split(sign).length - 1;
  if (groups > 1) return toNumber(plain.replaceAll(sign, ""));
  const isUsualSign = groups === 0 || (sign === ",") === hasDecimalComma;
  if (!isUsualSign && /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(plain)) return null;
  return toNumber(plain.replace(",", "."));
}

function toNumber(text: string): number | null {
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
