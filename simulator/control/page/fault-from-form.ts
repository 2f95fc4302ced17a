/** Fields of a posted form. */
export type Form = Record<string, string>;

/** Fields of the form that a kind of fault takes; others are left out, because a fault takes nothing unknown. */
const fieldsOf: Record<string, readonly string[]> = {
  throttle: ["retryAfterSeconds"],
  error: ["status", "error", "retryAfterSeconds"],
  answer: ["status", "body"],
  slow: ["delayMs"],
  clockSkew: ["skewSeconds"],
  failOperation: ["error"],
  otherEnd: ["status", "applied", "error"],
};

/** The body of `POST /faults` that the form describes. Empty fields are left to their defaults. */
export function faultFromForm(form: Form): unknown {
  const given = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ""));
  const { operation, resource, kind = "", seed, code, message, status, applied } = given;
  const values: Record<string, unknown> = {
    status: kind === "otherEnd" ? status : numberOr(status),
    retryAfterSeconds: numberOr(given["retryAfterSeconds"]),
    delayMs: numberOr(given["delayMs"]),
    skewSeconds: numberOr(given["skewSeconds"]),
    applied: applied === undefined ? undefined : applied === "true",
    body: message ?? "",
    error: code === undefined && message === undefined ? undefined : { code, message },
  };
  return {
    operation,
    kind,
    resource,
    seed,
    nth: numberOr(given["nth"]),
    times: given["times"] === "always" ? "always" : numberOr(given["times"]),
    probability: numberOr(given["probability"]),
    ...Object.fromEntries((fieldsOf[kind] ?? []).map((name) => [name, values[name]])),
  };
}

/** What is no number is passed on as it is, so that its refusal can name it. */
function numberOr(text: string | undefined): number | string | undefined {
  return text === undefined || Number.isNaN(Number(text)) ? text : Number(text);
}
