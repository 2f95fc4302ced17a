import { QueryError, type Token, tokenize } from "#simulator/graph/tokenize.ts";

/** Tokens with one position, and errors that say where. */
export class TokenStream {
  readonly #tokens: Token[];
  #index = 0;

  constructor(query: string) {
    this.#tokens = tokenize(query);
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#index + ahead];
  }

  next(): Token {
    const token = this.#tokens[this.#index];
    if (token === undefined) throw new QueryError("The query ends too early.");
    this.#index += 1;
    return token;
  }

  /** Takes the next token when it is this word or symbol. */
  accept(text: string): boolean {
    const token = this.peek();
    if (token === undefined || token.kind === "text" || token.text.toLowerCase() !== text) return false;
    this.#index += 1;
    return true;
  }

  expect(text: string): void {
    const token = this.peek();
    if (!this.accept(text)) {
      throw new QueryError(
        token ? `Expected '${text}' at position ${token.at}, not '${token.text}'.` : `Expected '${text}' at the end.`,
      );
    }
  }

  expectName(): string {
    const token = this.next();
    if (token.kind !== "name") throw new QueryError(`Expected a name at position ${token.at}, not '${token.text}'.`);
    return token.text;
  }

  expectNumber(): number {
    const token = this.next();
    if (token.kind !== "number")
      throw new QueryError(`Expected a number at position ${token.at}, not '${token.text}'.`);
    return Number(token.text);
  }
}
