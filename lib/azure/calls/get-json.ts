import { failureOfAnswer } from "../classify-failure.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import { type Exchange, rawBody } from "../exchange.ts";
import { FailureError } from "../failure-error.ts";
import { listAt, textAt } from "../raw-json.ts";

/** A GET for which the SDK has no operation; a status other than 2xx becomes a classified failure. */
export async function getJson(session: ArmSession, exchange: Exchange, url: string): Promise<unknown> {
  const { status } = await session.get(url);
  if (status >= 200 && status < 300) return rawBody(exchange);
  const { headers = {}, bodyText = "" } = exchange.last ?? {};
  throw new FailureError(failureOfAnswer({ status, headers, bodyText }, "read", session.options.now()));
}

/** Every item of a paged list in Resource Manager's usual form, `value` and `nextLink`. */
export async function getList(session: ArmSession, exchange: Exchange, path: string): Promise<unknown[]> {
  const items: unknown[] = [];
  let url: string | null = `${session.armOrigin}${path}`;
  while (url !== null) {
    const page: unknown = await getJson(session, exchange, url);
    items.push(...listAt(page, "value"));
    url = textAt(page, "nextLink");
  }
  return items;
}
