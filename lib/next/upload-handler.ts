import "server-only";
import { isAllowed, type Permission } from "#lib/domain/access/roles.ts";
import { webEnv } from "#lib/env.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import type { ServiceError } from "#lib/services/errors.ts";
import type { Result } from "#lib/std/result.ts";
import { httpStatus } from "./http-status.ts";
import { notAllowed, signedOut, unexpected } from "./refusals.ts";
import { securityHeaders } from "./security-headers.ts";
import { createServiceContext } from "./service-context.ts";
import { currentUser } from "./session.ts";

type UploadedFile = { fileName: string; bytes: AsyncIterable<Uint8Array> };

type Definition<Value> = {
  permission: Permission;
  bytesMax: number;
  run: (ctx: AzureContext, file: UploadedFile) => Promise<Result<Value, ServiceError>>;
};

const fileNameMax = 200;

/**
 * A file from the browser as the body of a POST, handed on piece by piece: server actions hold a whole file in memory, and `proxy.ts` would
 * cut it off at ten megabytes, so these routes (`/api/uploads/…`) are not among its paths.
 */
export function uploadHandler<Value>({ permission, bytesMax, run }: Definition<Value>) {
  return async (request: Request): Promise<Response> => {
    const user = await currentUser();
    if (!user) return refusal(signedOut());
    if (!isAllowed(user.roles, permission)) return refusal(notAllowed(permission));
    if (request.headers.get("origin") !== new URL(webEnv().STILLPOINT_URL).origin) {
      return refusal({ code: "forbidden", message: "Files are taken from Stillpoint's own pages only." });
    }
    const limit = `${bytesMax / 1024 / 1024} MiB`;
    if (Number(request.headers.get("content-length") ?? 0) > bytesMax) {
      return refusal({ code: "invalid", message: `This file is larger than ${limit}.` });
    }
    if (!request.body) return refusal({ code: "invalid", message: "No file came with the request. Choose it again." });
    const fileName = new URL(request.url).searchParams.get("name")?.slice(0, fileNameMax) || "file";
    const ctx = createServiceContext({ kind: "user", ...user });
    const reader = request.body.getReader();
    try {
      const result = await run(ctx, { fileName, bytes: piecesOf(reader) });
      // A browser hears an answer only after it was heard out.
      await drain(reader);
      if (!result.ok) return refusal({ ...result.error, requestId: ctx.requestId });
      return Response.json(result.value, { headers: headers() });
    } catch (error) {
      ctx.log.error({ err: error, userId: user.id }, "An upload failed unexpectedly.");
      return refusal(unexpected(ctx.requestId));
    }
  };
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** Not the stream itself: leaving its loop would cancel it, and with it the request. */
async function* piecesOf(reader: Reader): AsyncGenerator<Uint8Array> {
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

async function drain(reader: Reader): Promise<void> {
  while (!(await reader.read()).done);
}

const headers = (): [string, string][] => [...securityHeaders(webEnv().STILLPOINT_URL), ["cache-control", "no-store"]];

const refusal = (error: ServiceError): Response =>
  Response.json({ error }, { status: httpStatus[error.code], headers: headers() });
