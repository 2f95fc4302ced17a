import { once } from "node:events";
import tls from "node:tls";

export type HttpAnswer = { status: number; headers: string; body: string };

/** One keep-alive connection that speaks just enough HTTP/1.1, so that the load costs less than what it loads. */
export type HttpConnection = {
  /** One request at a time. */
  ask(method: string, path: string, body?: string): Promise<HttpAnswer>;
  close(): void;
};

export async function connect(origin: string, ca: string, token: string): Promise<HttpConnection> {
  const { hostname, port, host } = new URL(origin);
  const socket = tls.connect({ host: hostname, port: Number(port), ca, servername: hostname });
  await once(socket, "secureConnect");
  socket.setNoDelay(true);
  let received = "";
  let waiting: { resolve(answer: HttpAnswer): void; reject(error: Error): void } | null = null;
  const fail = (error: Error) => waiting?.reject(error);
  socket.setEncoding("latin1");
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("The simulator has closed the connection.")));
  socket.on("data", (text: string) => {
    received += text;
    const answer = readAnswer(received);
    if (answer === null) return;
    received = received.slice(answer.length);
    const { resolve } = waiting ?? { resolve: () => undefined };
    waiting = null;
    resolve(answer);
  });
  const head = `host: ${host}\r\nauthorization: Bearer ${token}\r\n`;
  return {
    ask: (method, path, body) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const content = body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` : "";
        socket.write(`${method} ${path} HTTP/1.1\r\n${head}${content}\r\n${body ?? ""}`);
      }),
    close: () => void socket.destroy(),
  };
}

/** The answer at the beginning of a text, with its whole length; null when it is not complete. */
function readAnswer(text: string): (HttpAnswer & { length: number }) | null {
  const end = text.indexOf("\r\n\r\n");
  if (end === -1) return null;
  const headers = text.slice(0, end);
  const size = Number(/\r\ncontent-length: (\d+)/i.exec(headers)?.[1] ?? 0);
  const length = end + 4 + size;
  if (text.length < length) return null;
  return { status: Number(headers.slice(9, 12)), headers, body: text.slice(end + 4, length), length };
}
