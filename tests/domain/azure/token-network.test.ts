import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { createTokenNetwork } from "#lib/azure/connection/token-network.ts";

test("a redirect does not carry the credential to another address", async () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? "");
    response.writeHead(307, { location: "/elsewhere" }).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    const network = createTokenNetwork(5_000, Date.now);
    const url = `http://127.0.0.1:${port}/token`;
    const answer = await network.sendPostRequestAsync(url, { body: "client_secret=s3cret" });
    expect(answer.status).toBe(307);
    expect(seen).toEqual(["/token"]);
  } finally {
    server.close();
  }
});
