import { setTimeout as sleep } from "node:timers/promises";

/** Resolves when the web server on this port says that it is well. */
export async function healthAnswer(host: string, port: number): Promise<void> {
  const address = `http://${reachableHost(host)}:${port}/api/health`;
  while (!(await isWell(address))) await sleep(100);
}

async function isWell(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/** A server on every address is also on this machine's own. */
function reachableHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
