import { type FilterTokens, tokenizeFilter } from "#simulator/prices/price-filter-tokens.ts";
import type { PriceRow } from "#simulator/prices/price-row.ts";

/** A condition on rows of the price list. */
export type PriceFilter = (row: PriceRow) => boolean;

/** Fields that filters may name; `type` of a row is called `priceType`, and `Type` in the older pages. */
const fields: Record<string, (row: PriceRow) => string | number | boolean> = {
  armRegionName: (row) => row.armRegionName,
  location: (row) => row.location,
  meterId: (row) => row.meterId,
  meterName: (row) => row.meterName,
  productId: (row) => row.productId,
  skuId: (row) => row.skuId,
  productName: (row) => row.productName,
  skuName: (row) => row.skuName,
  serviceName: (row) => row.serviceName,
  serviceId: (row) => row.serviceId,
  serviceFamily: (row) => row.serviceFamily,
  priceType: (row) => row.type,
  type: (row) => row.type,
  Type: (row) => row.type,
  armSkuName: (row) => row.armSkuName,
  currencyCode: (row) => row.currencyCode,
  reservationTerm: (row) => row.reservationTerm ?? "",
  unitOfMeasure: (row) => row.unitOfMeasure,
  effectiveStartDate: (row) => row.effectiveStartDate,
  isPrimaryMeterRegion: (row) => row.isPrimaryMeterRegion,
  tierMinimumUnits: (row) => row.tierMinimumUnits,
};

/** Reads the part of OData that the price list takes; a sentence when the text is something else. */
export function parsePriceFilter(text: string, ignoresCase: boolean): PriceFilter | string {
  const tokens = tokenizeFilter(text);
  if (tokens === null) return "The filter has a character that cannot be understood.";
  const fold = (value: string) => (ignoresCase ? value.toLowerCase() : value);
  const reader = new FilterReader(tokens, fold);
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof FilterError) return error.message;
    throw error;
  }
}

class FilterError extends Error {}

/** Recursive descent: `or` binds weaker than `and`. */
class FilterReader {
  #at = 0;
  readonly #tokens: FilterTokens;
  readonly #fold: (value: string) => string;

  constructor(tokens: FilterTokens, fold: (value: string) => string) {
    this.#tokens = tokens;
    this.#fold = fold;
  }

  read(): PriceFilter {
    const filter = this.#any();
    if (this.#at < this.#tokens.length) throw new FilterError(`Nothing may follow at '${this.#peek()}'.`);
    return filter;
  }

  #any(): PriceFilter {
    const parts = [this.#all()];
    while (this.#takes("or")) parts.push(this.#all());
    return (row) => parts.some((part) => part(row));
  }

  #all(): PriceFilter {
    const parts = [this.#one()];
    while (this.#takes("and")) parts.push(this.#one());
    return (row) => parts.every((part) => part(row));
  }

  #one(): PriceFilter {
    if (this.#takes("not")) {
      const inner = this.#one();
      return (row) => !inner(row);
    }
    if (this.#takes("(")) {
      const inner = this.#any();
      this.#expect(")");
      return inner;
    }
    const name = this.#word();
    return ["contains", "startswith", "endswith"].includes(name) ? this.#call(name) : this.#comparison(name);
  }

  #call(name: string): PriceFilter {
    this.#expect("(");
    const read = fieldOf(this.#word());
    this.#expect(",");
    const wanted = this.#fold(String(this.#value()));
    this.#expect(")");
    const test = { contains: "includes", startswith: "startsWith", endswith: "endsWith" }[name] as "includes";
    return (row) => this.#fold(String(read(row)))[test](wanted);
  }

  #comparison(name: string): PriceFilter {
    const read = fieldOf(name);
    const operator = this.#word();
    const value = this.#value();
    const wanted = typeof value === "string" ? this.#fold(value) : value;
    const left = (row: PriceRow) => {
      const found = read(row);
      return typeof found === "string" ? this.#fold(found) : found;
    };
    const operators: Record<string, PriceFilter> = {
      eq: (row) => left(row) === wanted,
      ne: (row) => left(row) !== wanted,
      gt: (row) => left(row) > wanted,
      ge: (row) => left(row) >= wanted,
      lt: (row) => left(row) < wanted,
      le: (row) => left(row) <= wanted,
    };
    const found = operators[operator];
    if (found === undefined) throw new FilterError(`'${operator}' is not an operator of the price list.`);
    return found;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at]?.text;
  }

  #takes(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === "text" || token.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#takes(text)) throw new FilterError(`'${text}' was expected at '${this.#peek() ?? "the end"}'.`);
  }

  #word(): string {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "word") throw new FilterError(`A name was expected at '${token?.text ?? "the end"}'.`);
    this.#at += 1;
    return token.text;
  }

  #value(): string | number | boolean {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token?.kind === "text") return token.text;
    if (token?.kind === "number") return Number(token.text);
    if (token?.text === "true" || token?.text === "false") return token.text === "true";
    throw new FilterError(`A value was expected at '${token?.text ?? "the end"}'.`);
  }
}

function fieldOf(name: string): (row: PriceRow) => string | number | boolean {
  const read = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (read === undefined) throw new FilterError(`Could not find a property named '${name}' on the price list.`);
  return read;
}
