import type { IncomingMessage } from "node:http";

const maximumBytes = 4 * 1024 * 1024;

/** The body as text; null when it is larger than Resource Manager takes (4 MB). A request without one costs nothing. */
export function readBody(request: IncomingMessage): Promise<string | null> | string {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === "0")) return "";
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maximumBytes) resolve(null);
      else chunks.push(chunk);
    });
    request.once("end", () =>
      resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString("utf8")),
    );
    request.once("error", reject);
    request.once("aborted", () => reject(new Error("The client went away in the middle of its request.")));
  });
}
