import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { fieldErrorsOf } from "#lib/contracts/field-errors.ts";
import { isAllowed, type Permission } from "#lib/domain/access/roles.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { Refusal, type ServiceError } from "#lib/services/errors.ts";
import { httpStatus } from "./http-status.ts";
import { notAllowed, signedOut, unexpected } from "./refusals.ts";
import { createServiceContext } from "./service-context.ts";
import { currentUser } from "./session.ts";

type Definition<Input extends z.ZodType, Dto> = {
  permission: Permission;
  /** Search parameters and route parameters together; route parameters win. */
  input: Input;
  /** A refusal (by `refuse`) becomes the JSON error; null becomes "not found". */
  run: (ctx: AzureContext, input: z.output<Input>) => Promise<Dto>;
};

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

/** A read for the browser to poll: session, permission, parse, then the verb; a body that did not change costs no bytes. */
export function getHandler<Input extends z.ZodType, Dto>(definition: Definition<Input, Dto>) {
  return async (request: Request, route: RouteContext): Promise<Response> => {
    const user = await currentUser();
    if (!user) return errorResponse(signedOut());
    if (!isAllowed(user.roles, definition.permission)) return errorResponse(notAllowed(definition.permission));
    const asked = { ...Object.fromEntries(new URL(request.url).searchParams), ...(await route.params) };
    const input = definition.input.safeParse(asked);
    if (!input.success) {
      const fieldErrors = fieldErrorsOf(input.error);
      return errorResponse({
        code: "invalid",
        message: "The address asks for something that does not exist.",
        fieldErrors,
      });
    }
    const ctx = createServiceContext({ kind: "user", ...user });
    try {
      const dto = await definition.run(ctx, input.data);
      if (dto === null) return errorResponse({ code: "notFound", message: "This does not exist, or no longer." });
      return dtoResponse(request, dto);
    } catch (error) {
      if (error instanceof Refusal) return errorResponse({ ...error.error, requestId: ctx.requestId });
      ctx.log.error(
        { err: error, path: new URL(request.url).pathname, userId: user.id },
        "A read failed unexpectedly.",
      );
      return errorResponse(unexpected(ctx.requestId));
    }
  };
}

function dtoResponse(request: Request, dto: unknown): Response {
  const body = JSON.stringify(dto);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = { etag, "cache-control": "no-store", "content-type": "application/json; charset=utf-8" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}

const errorResponse = (error: ServiceError): Response =>
  Response.json({ error }, { status: httpStatus[error.code], headers: { "cache-control": "no-store" } });
