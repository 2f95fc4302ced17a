import type { RequestListener } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";

export type Listening = { port: number; close(): Promise<void> };

const freePortAttempts = 20;

/**
 * Listens with TLS on both loopback addresses, because `localhost` is either, with the same port.
 * Fails with the error of the socket (`EADDRINUSE`, `EACCES`).
 */
export async function listenOnLoopback(
  port: number,
  tls: { cert: string; key: string },
  listener: RequestListener,
): Promise<Listening> {
  for (let attempt = 1; ; attempt += 1) {
    const first = await listen(https.createServer(tls, listener), "127.0.0.1", port);
    const chosen = (first.address() as AddressInfo).port;
    try {
      const second = await listen(https.createServer(tls, listener), "::1", chosen);
      return { port: chosen, close: () => closeAll([first, second]) };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return { port: chosen, close: () => closeAll([first]) };
      await closeAll([first]);
      if (port !== 0 || code !== "EADDRINUSE" || attempt === freePortAttempts) throw error;
    }
  }
}

function listen(server: https.Server, host: string, port: number): Promise<https.Server> {
  server.keepAliveTimeout = 30_000;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

async function closeAll(servers: https.Server[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    }),
  );
}
