import { type Expression, parseExpression, TemplateError } from "#simulator/deployments/expression-parser.ts";
import { templateFunctions } from "#simulator/deployments/template-functions.ts";
import type { TemplateScope } from "#simulator/deployments/template-scope.ts";
import { entryOf, isObject, type Json, valueAt } from "#simulator/json.ts";

/** The value with every expression in it replaced by what it gives; what is `null` is left out, as Azure leaves it out. */
export function evaluate(scope: TemplateScope, value: Json): Json {
  if (typeof value === "string")
    return isExpression(value) ? run(scope, parseExpression(value.slice(1, -1))) : unescaped(value);
  if (Array.isArray(value)) return value.map((item) => evaluate(scope, item));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, item]): [string, Json] => [name, evaluate(scope, item)]);
  return Object.fromEntries(entries.filter(([, item]) => item !== null));
}

function isExpression(text: string): boolean {
  return text.startsWith("[") && text.endsWith("]") && !text.startsWith("[[");
}

function unescaped(text: string): string {
  return text.startsWith("[[") ? text.slice(1) : text;
}

function run(scope: TemplateScope, expression: Expression): Json {
  if (expression.kind === "value") return expression.value;
  if (expression.kind === "member") {
    const holder = run(scope, expression.of);
    const name = run(scope, expression.name);
    const value = valueAt(holder, [String(name)]);
    if (value !== undefined) return value;
    throw new TemplateError(`The language expression property '${String(name)}' doesn't exist.`);
  }
  const known = entryOf(templateFunctions, expression.name.toLowerCase());
  if (known === undefined) throw new TemplateError(`The template function '${expression.name}' is not valid.`);
  return known(
    scope,
    expression.arguments.map((argument) => run(scope, argument)),
  );
}
