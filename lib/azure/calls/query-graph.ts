import type { ArmSession } from "../connection/arm-session.ts";
import { type Exchange, rawBody } from "../exchange.ts";
import { listAt, numberAt, textAt } from "../raw-json.ts";
import { readQuotaResetMs, readRetryAfterMs } from "../read-retry-after.ts";

const pageSize = 1000;
const throttledTriesMax = 5;
/** Resource Graph counts in windows of five seconds; whoever is told to wait longer than this is told so. */
const longestWaitMs = 30_000;

export type GraphProgress = { rows: number; totalRows: number };

/** All rows of one query over one batch of subscriptions, page by page, within the quota that Resource Graph announces. */
export async function queryGraph(
  session: ArmSession,
  exchange: Exchange,
  request: { subscriptions: string[]; query: string },
  onPage: (progress: GraphProgress) => void,
): Promise<unknown[]> {
  const rows: unknown[] = [];
  let skipToken: string | null = null;
  do {
    await readPage(session, exchange, { ...request, skipToken });
    const page = rawBody(exchange);
    rows.push(...listAt(page, "data"));
    onPage({ rows: rows.length, totalRows: numberAt(page, "totalRecords") ?? rows.length });
    skipToken = textAt(page, "$skipToken");
    await restWhenSpent(session, exchange);
  } while (skipToken !== null);
  return rows;
}

async function readPage(
  session: ArmSession,
  exchange: Exchange,
  { subscriptions, query, skipToken }: { subscriptions: string[]; query: string; skipToken: string | null },
): Promise<void> {
  const options = { resultFormat: "objectArray" as const, top: pageSize, ...(skipToken !== null && { skipToken }) };
  for (let tries = 1; ; tries++) {
    try {
      await session.graph.resources({ subscriptions, query, options });
      return;
    } catch (error) {
      const waitMs = waitAfterThrottle(session, exchange);
      if (waitMs === null || waitMs > longestWaitMs || tries >= throttledTriesMax) throw error;
      await session.options.sleep(waitMs);
    }
  }
}

function waitAfterThrottle(session: ArmSession, { last }: Exchange): number | null {
  if (last?.status !== 429) return null;
  return readRetryAfterMs(last.headers, session.options.now()) ?? readQuotaResetMs(last.headers) ?? 5000;
}

/** The quota belongs to all who use this identity: at zero the next request would be refused. */
async function restWhenSpent(session: ArmSession, { last }: Exchange): Promise<void> {
  if (last?.headers["x-ms-user-quota-remaining"] !== "0") return;
  const waitMs = readQuotaResetMs(last.headers) ?? 0;
  if (waitMs > 0) await session.options.sleep(Math.min(waitMs, longestWaitMs));
}
