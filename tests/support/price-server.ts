import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type PriceServer = { origin: string; asked: URL[]; answer: PriceAnswer; stop: () => Promise<void> };
export type PriceAnswer = (url: URL, response: ServerResponse, request: IncomingMessage) => void;

export const page = (Items: unknown[], more: object = {}) => ({
  ...{ BillingCurrency: "USD", CustomerEntityId: "Default", CustomerEntityType: "Retail" },
  ...{ Items, NextPageLink: null, Count: Items.length },
  ...more,
});

export const sendJson = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};

/** A price list over real HTTP whose answers the test writes. */
export async function startPriceServer(answer: PriceAnswer): Promise<PriceServer> {
  const asked: URL[] = [];
  const world = { answer };
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    asked.push(url);
    world.answer(url, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(world, {
    origin: `http://127.0.0.1:${port}`,
    asked,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
