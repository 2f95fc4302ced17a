import "server-only";
import type { z } from "zod";
import { isAllowed, type Permission } from "#lib/domain/access/roles.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { Refusal, type ServiceError } from "#lib/services/errors.ts";
import { httpStatus } from "./http-status.ts";
import { notAllowed, signedOut, unexpected } from "./refusals.ts";
import { createServiceContext } from "./service-context.ts";
import { currentUser } from "./session.ts";

type Definition<Input extends z.ZodType> = {
  permission: Permission;
  input: Input;
  /** Lines with their ends; they are made as the browser takes them. */
  run: (ctx: AzureContext, input: z.output<Input>) => Promise<{ fileName: string; lines: Iterable<string> }>;
};

/** A list as a file to save. Spreadsheets know UTF-8 by the mark at its beginning. */
export function csvHandler<Input extends z.ZodType>(definition: Definition<Input>) {
  return async (request: Request): Promise<Response> => {
    const user = await currentUser();
    if (!user) return refusal(signedOut());
    if (!isAllowed(user.roles, definition.permission)) return refusal(notAllowed(definition.permission));
    const input = definition.input.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!input.success) {
      return refusal({ code: "invalid", message: "The address asks for a file that does not exist." });
    }
    const ctx = createServiceContext({ kind: "user", ...user });
    try {
      const { fileName, lines } = await definition.run(ctx, input.data);
      return new Response(streamOf(lines), {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="${fileName.replace(/[^\w.-]+/g, "-")}"`,
          "cache-control": "no-store",
        },
      });
    } catch (error) {
      if (error instanceof Refusal) return refusal({ ...error.error, requestId: ctx.requestId });
      ctx.log.error({ err: error, path: new URL(request.url).pathname, userId: user.id }, "A file could not be made.");
      return refusal(unexpected(ctx.requestId));
    }
  };
}

const byteOrderMark = "\uFEFF";
const linesAtOnce = 500;

function streamOf(lines: Iterable<string>): ReadableStream<Uint8Array> {
  const iterator = lines[Symbol.iterator]();
  const encoder = new TextEncoder();
  let text = byteOrderMark;
  return new ReadableStream({
    pull(controller) {
      for (let count = 0; count < linesAtOnce; count++) {
        const next = iterator.next();
        if (next.done) {
          controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += next.value;
      }
      controller.enqueue(encoder.encode(text));
      text = "";
    },
  });
}

const refusal = (error: ServiceError): Response =>
  Response.json({ error }, { status: httpStatus[error.code], headers: { "cache-control": "no-store" } });
