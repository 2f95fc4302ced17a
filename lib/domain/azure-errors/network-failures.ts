import { type ExplanationRow, who } from "./explanation.ts";

const remedyForTrust =
  "Add the certificate of the authority that issued it (a proxy's too) to the file named by NODE_EXTRA_CA_CERTS, and restart Stillpoint.";

/** No answer at all. The codes are those of Node and of its TLS library. */
export const networkFailures: readonly ExplanationRow[] = [
  {
    codes: ["ENOTFOUND", "EAI_AGAIN"],
    meaning: "The name of the server could not be resolved, so nothing was sent.",
    remedy: "Check the address of the connection and the name service of the server on which Stillpoint runs.",
    whoCanDoIt: who.network,
  },
  {
    codes: ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"],
    meaning: "Nobody answers at this address, so nothing was sent.",
    remedy:
      "Check the address and port of the connection, the firewall and the proxy (HTTPS_PROXY, NODE_USE_ENV_PROXY=1).",
    whoCanDoIt: who.network,
  },
  {
    codes: [
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "UNABLE_TO_GET_ISSUER_CERT",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      "SELF_SIGNED_CERT_IN_CHAIN",
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "CERT_UNTRUSTED",
    ],
    meaning: "The server showed a certificate that this machine does not trust, so nothing was sent.",
    remedy: remedyForTrust,
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"],
    meaning: "The server's certificate has expired or is not valid yet, so nothing was sent.",
    remedy:
      "Check the clock of the server on which Stillpoint runs; otherwise the certificate of the address must be renewed.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["ERR_TLS_CERT_ALTNAME_INVALID"],
    meaning: "The server's certificate is made out to another name, so nothing was sent.",
    remedy: "Check the address of the connection: it must be the name in the certificate.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["EPROTO"],
    meaning: "The server at this address does not speak TLS as Azure does, so nothing was sent.",
    remedy: "Check address and port of the connection, and whether a proxy answers in the server's place.",
    whoCanDoIt: who.network,
  },
  {
    codes: ["ECONNRESET", "EPIPE", "ETIMEDOUT", "RequestTimeout", "REQUEST_SEND_ERROR"],
    meaning: "The connection broke before the answer came. The request may have had its effect.",
    remedy:
      "Nothing: Stillpoint looks at what Azure has done before it repeats anything. If it happens often, check the network.",
    whoCanDoIt: who.nobody,
  },
];
