/** The expression language of templates: calls, texts, numbers, and what follows a value with `.name` or `[index]`. */
export type Expression =
  | { kind: "value"; value: string | number }
  | { kind: "call"; name: string; arguments: Expression[] }
  | { kind: "member"; of: Expression; name: Expression };

export class TemplateError extends Error {}

/** Parses what stands between the brackets of `"[...]"`. */
export function parseExpression(text: string): Expression {
  const tokens = text.match(/'(?:[^']|'')*'|-?\d+|[A-Za-z_][\w]*|[().,[\]]|\S/g) ?? [];
  let position = 0;
  const take = (wanted?: string): string => {
    const token = tokens[position];
    if (token === undefined || (wanted !== undefined && token !== wanted)) {
      throw new TemplateError(
        `The template language expression '${text}' is not valid: expected '${wanted ?? "a value"}' at '${token ?? "its end"}'.`,
      );
    }
    position += 1;
    return token;
  };
  const primary = (): Expression => {
    const token = take();
    if (token.startsWith("'")) return { kind: "value", value: token.slice(1, -1).replaceAll("''", "'") };
    if (/^-?\d+$/.test(token)) return { kind: "value", value: Number(token) };
    if (!/^[A-Za-z_]/.test(token))
      throw new TemplateError(`The template language expression '${text}' is not valid at '${token}'.`);
    take("(");
    const list: Expression[] = [];
    while (tokens[position] !== ")") {
      list.push(whole());
      if (tokens[position] !== ")") take(",");
    }
    take(")");
    return { kind: "call", name: token, arguments: list };
  };
  const whole = (): Expression => {
    let expression = primary();
    for (let token = tokens[position]; token === "." || token === "["; token = tokens[position]) {
      take();
      const name: Expression = token === "." ? { kind: "value", value: take() } : whole();
      if (token === "[") take("]");
      expression = { kind: "member", of: expression, name };
    }
    return expression;
  };
  const expression = whole();
  if (position < tokens.length) {
    throw new TemplateError(`The template language expression '${text}' is not valid after '${tokens[position - 1]}'.`);
  }
  return expression;
}
