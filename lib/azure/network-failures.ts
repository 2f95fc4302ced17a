import type { AzureFailure } from "#lib/domain/azure-errors/azure-failure.ts";

/** What a network error means in a sentence, and whether the request can have left before it. */
type NetworkCode = { reason: string; neverSent: boolean };

const untrusted = "the server's certificate is not trusted";
const wrongName = "the server's certificate is made out to another name";
const expired = "the server's certificate is not valid at this time";

const networkCodes: Readonly<Record<string, NetworkCode>> = {
  ECONNREFUSED: { reason: "the connection was refused", neverSent: true },
  ENOTFOUND: { reason: "the name is not known to the name service", neverSent: true },
  EAI_AGAIN: { reason: "the name service did not answer", neverSent: true },
  EHOSTUNREACH: { reason: "there is no route to the host", neverSent: true },
  ENETUNREACH: { reason: "there is no route to the network", neverSent: true },
  UND_ERR_CONNECT_TIMEOUT: { reason: "the connection was not made in time", neverSent: true },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { reason: untrusted, neverSent: true },
  UNABLE_TO_GET_ISSUER_CERT: { reason: untrusted, neverSent: true },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: { reason: untrusted, neverSent: true },
  SELF_SIGNED_CERT_IN_CHAIN: { reason: untrusted, neverSent: true },
  DEPTH_ZERO_SELF_SIGNED_CERT: { reason: untrusted, neverSent: true },
  CERT_UNTRUSTED: { reason: untrusted, neverSent: true },
  CERT_HAS_EXPIRED: { reason: expired, neverSent: true },
  CERT_NOT_YET_VALID: { reason: expired, neverSent: true },
  ERR_TLS_CERT_ALTNAME_INVALID: { reason: wrongName, neverSent: true },
  EPROTO: { reason: "the server does not speak TLS there", neverSent: true },
  ETIMEDOUT: { reason: "the connection timed out", neverSent: false },
  ECONNRESET: { reason: "the connection was cut before the answer was complete", neverSent: false },
  EPIPE: { reason: "the connection was cut while the request was being sent", neverSent: false },
  RequestTimeout: { reason: "no answer came in time", neverSent: false },
};

const otherwise: NetworkCode = { reason: "the connection failed", neverSent: false };

/** The middle of a sentence. */
export const networkReason = (code: string): string => (networkCodes[code] ?? otherwise).reason;

/**
 * A request without an answer. It is `transient` when it cannot have had an effect: it was a read, or no connection was made;
 * otherwise it is `lost`.
 */
export function networkFailure(code: string, url: string | null, mayHaveEffect: boolean): AzureFailure {
  const { reason, neverSent } = networkCodes[code] ?? otherwise;
  return {
    kind: mayHaveEffect && !neverSent ? "lost" : "transient",
    code,
    message: `No answer from ${hostOf(url)}: ${reason} (${code}).`,
    httpStatus: null,
    retryAfterMs: null,
    target: null,
    raw: null,
  };
}

function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).host : "the server";
}
