import type { IncomingMessage } from "node:http";

const maximumBytes = 4 * 1024 * 1024;

/** The body as text; null when it is larger than Resource Manager takes (4 MB). */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximumBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
