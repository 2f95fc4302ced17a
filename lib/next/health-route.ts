import "server-only";
import { readHeartbeat } from "#lib/services/worker/report-heartbeat.ts";
import { runtime } from "./runtime.ts";

/** For load balancers and monitors: open to all, and so it says nothing that an outsider could use. */
export async function healthRoute(): Promise<Response> {
  const { db, log } = runtime();
  try {
    const seenAt = await readHeartbeat({ db });
    return answer(200, { status: "ok", database: "ok", worker: { lastHeartbeatAt: seenAt?.toISOString() ?? null } });
  } catch (error) {
    log.error({ err: error }, "The health check cannot reach the database.");
    return answer(503, { status: "unavailable", database: "unreachable", worker: { lastHeartbeatAt: null } });
  }
}

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { "cache-control": "no-store" } });
