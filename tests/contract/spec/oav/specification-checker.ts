import { rmSync } from "node:fs";
import { type LiveValidationIssue, LiveValidator } from "oav";
import type { ArmExchange } from "./exchange.ts";
import { findSwaggerOperation, type SwaggerOperation } from "./find-swagger-operation.ts";
import { copySpecification } from "./specification-folder.ts";

export type Problem = { side: "request" | "response"; code: string; jsonPath: string; message: string };
export type Verdict = {
  operationId: string | null;
  asked: string;
  /** The saved version against which the exchange was checked. */
  version: string | null;
  problems: Problem[];
};

export type SpecificationChecker = { check(exchange: ArmExchange): Promise<Verdict> };

/** The Azure API team's own checker on the saved specification. Requests are checked only where they were accepted. */
export async function createSpecificationChecker(specs: string): Promise<SpecificationChecker> {
  const { folder, files } = copySpecification(specs);
  const refusals: string[] = [];
  const validator = new LiveValidator(
    {
      directory: folder,
      fileRoot: folder,
      swaggerPaths: files,
      swaggerPathsPattern: [],
      isPathCaseSensitive: false,
      isArmCall: true,
      loadValidatorInBackground: false,
      git: { shouldClone: false },
    },
    (message, level) => void (level === "error" && refusals.push(message)),
  );
  await validator.initialize();
  if (refusals.length > 0) throw new Error(`oav cannot load the specification:\n${refusals.join("\n")}`);
  // The files are read while operations are compiled, on first use.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return { check: (exchange) => check(validator, exchange) };
}

async function check(validator: LiveValidator, exchange: ArmExchange): Promise<Verdict> {
  const url = new URL(exchange.url);
  const { asked, operation } = findSwaggerOperation(validator.operationSearcher, exchange.method, url);
  if (operation === null) return { operationId: null, asked, version: null, problems: [] };
  const request = exchange.status < 400 ? await requestProblems(validator, exchange, url, operation) : [];
  const response = await responseProblems(validator, exchange, url, operation);
  return { operationId: operation.operationId, asked, version: operation.version, problems: [...request, ...response] };
}

async function requestProblems(validator: LiveValidator, exchange: ArmExchange, url: URL, operation: SwaggerOperation) {
  const { method, requestHeaders, requestBody } = exchange;
  const query = Object.fromEntries(url.searchParams);
  const live = { url: url.href, method, headers: requestHeaders, query, ...bodyOf(requestBody) };
  const result = await validator.validateLiveRequest(live, {}, contextOf(operation));
  return problemsOf("request", result);
}

async function responseProblems(
  validator: LiveValidator,
  exchange: ArmExchange,
  url: URL,
  operation: SwaggerOperation,
) {
  const { status, responseHeaders, responseBody, method } = exchange;
  const live = { statusCode: String(status), headers: responseHeaders, ...bodyOf(responseBody) };
  const specification = { url: url.href, method };
  const result = await validator.validateLiveResponse(live, specification, {}, contextOf(operation));
  return problemsOf("response", result);
}

/** oav converts what it checks in place. */
const bodyOf = (body: unknown) =>
  body === undefined ? {} : { body: structuredClone(body) as Record<string, unknown> };

function contextOf({ match, operationId, version }: SwaggerOperation) {
  return {
    operationId,
    apiVersion: version,
    operationMatch: match,
    validationRequest: { providerNamespace: "", apiVersion: version },
  };
}

type Result = { errors: LiveValidationIssue[]; runtimeException?: { code: string; message: string } };

function problemsOf(side: Problem["side"], { errors, runtimeException }: Result): Problem[] {
  if (runtimeException)
    return [{ side, code: runtimeException.code, jsonPath: "$", message: runtimeException.message }];
  return errors.flatMap(({ code, message, jsonPathsInPayload: paths }) =>
    (paths.length > 0 ? paths : ["$"]).map((jsonPath) => ({ side, code, message, jsonPath })),
  );
}
