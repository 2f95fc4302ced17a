import type { Answer, Exchange } from "#simulator/http/exchange.ts";

/** The version of the Storage services that answers when the client names none. */
const defaultStorageVersion = "2018-03-28";

export function storageVersionOf({ request, url }: Exchange): string {
  const wanted = request.headers["x-ms-version"];
  const version = typeof wanted === "string" ? wanted : url.searchParams.get("sv");
  return version !== null && /^\d{4}-\d\d-\d\d$/.test(version) ? version : defaultStorageVersion;
}

/** An error in the form in which Azure Storage reports one: XML, with the code in a header, too. */
export function storageError(
  exchange: Exchange,
  status: number,
  code: string,
  message: string,
  more: { detail?: string; headers?: Record<string, string> } = {},
): Answer {
  const detail =
    more.detail === undefined ? "" : `<AuthenticationErrorDetail>${escaped(more.detail)}</AuthenticationErrorDetail>`;
  const text = `${message}\nRequestId:${exchange.requestId}\nTime:${new Date().toISOString().replace("Z", "0000Z")}`;
  return {
    status,
    headers: {
      "content-type": "application/xml",
      server: "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0",
      "x-ms-error-code": code,
      "x-ms-version": storageVersionOf(exchange),
      ...more.headers,
    },
    ...(exchange.method !== "HEAD" && {
      body: `\uFEFF<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${escaped(text)}</Message>${detail}</Error>`,
    }),
  };
}

export function authenticationFailed(exchange: Exchange, detail: string): Answer {
  return storageError(
    exchange,
    403,
    "AuthenticationFailed",
    "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.",
    { detail },
  );
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
