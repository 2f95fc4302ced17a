import type { Exchange } from "../exchange.ts";
import type { OperationHandle } from "../port.ts";

/** Where the status of what was just begun can be read; null when Azure has answered without an operation. */
export function operationOf({ last }: Exchange, subscriptionId: string): OperationHandle | null {
  const operationUrl = last?.headers["azure-asyncoperation"] ?? last?.headers["location"];
  if (!last || !operationUrl) return null;
  const url = new URL(operationUrl, last.url);
  return { subscriptionId, operationUrl: url.href, operationId: url.pathname.split("/").at(-1) ?? "" };
}
