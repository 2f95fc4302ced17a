import { createServer } from "node:net";
import { errorCode } from "./setup-error.ts";

/** A port that nobody listens on at this moment. */
export async function freePort(host = "127.0.0.1"): Promise<number> {
  const port = await probe(0, host);
  return port ?? Promise.reject(new Error("The system gives out no port."));
}

/** @throws Node's error when the address cannot be bound for another reason than being taken. */
export async function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return (await probe(port, host)) !== undefined;
}

async function probe(port: number, host: string): Promise<number | undefined> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ port, host, exclusive: true }, resolve);
    });
  } catch (error) {
    if (errorCode(error) === "EADDRINUSE") return undefined;
    throw error;
  }
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : undefined;
}
