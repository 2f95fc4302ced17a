import { createHash, X509Certificate } from "node:crypto";
import { decodeProtectedHeader, jwtVerify } from "jose";
import type { Application } from "#simulator/entra/directory.ts";
import { entraError } from "#simulator/entra/entra-error.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { IdentityState } from "#simulator/world/tenant-records.ts";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/** Clocks of clients may differ by five minutes. */
const toleranceSeconds = 300;

type Assertion = {
  application: Application;
  state: IdentityState;
  assertion: string;
  type: string | null;
  tokenEndpoints: string[];
};

/** The registered certificate must be named by its thumbprint and its key must have signed, for this endpoint, not long ago. */
export async function checkAssertion(checked: Assertion): Promise<Answer | undefined> {
  const { application, state, assertion, type, tokenEndpoints } = checked;
  if (type !== assertionType) {
    return refuse(900144, `The request body must contain 'client_assertion_type' with the value '${assertionType}'.`);
  }
  const named = thumbprintIn(assertion);
  if (named === null) return refuse(50027, "JWT token is invalid or malformed.");
  const certificate = application.certificate && new X509Certificate(application.certificate.pem);
  if (certificate === undefined || !isThumbprintOf(certificate, named)) return notRegistered(application, named);
  if (state.isCertificateExpired) return expired(certificate, named);
  try {
    await jwtVerify(assertion, certificate.publicKey, {
      algorithms: ["RS256", "PS256"],
      audience: tokenEndpoints,
      issuer: application.clientId,
      subject: application.clientId,
      requiredClaims: ["exp"],
      clockTolerance: toleranceSeconds,
    });
    return undefined;
  } catch (error) {
    return explained(error, application);
  }
}

type Thumbprint = { algorithm: "sha1" | "sha256"; value: string };

/** `x5t#S256` in new clients, `x5t` in old ones; an empty value when there is neither, null when it is no JWT. */
function thumbprintIn(assertion: string): Thumbprint | null {
  try {
    const header = decodeProtectedHeader(assertion) as Record<string, unknown>;
    const sha256 = header["x5t#S256"];
    if (typeof sha256 === "string") return { algorithm: "sha256", value: sha256 };
    const sha1 = header["x5t"] ?? header["kid"];
    return { algorithm: "sha1", value: typeof sha1 === "string" ? sha1 : "" };
  } catch {
    return null;
  }
}

/** The Azure CLI pads the base64 text; some old clients name it in hexadecimal digits (`kid`). */
function isThumbprintOf(certificate: X509Certificate, { algorithm, value }: Thumbprint): boolean {
  const digest = createHash(algorithm).update(certificate.raw).digest();
  return value.replace(/=+$/, "") === digest.toString("base64url") || value.toLowerCase() === digest.toString("hex");
}

function explained(error: unknown, application: Application): Answer {
  const { code, claim } = error as { code?: string; claim?: string };
  const isTime = code === "ERR_JWT_EXPIRED" || claim === "nbf" || claim === "exp";
  if (isTime) return refuse(700024, "Client assertion is not within its valid time range.");
  if (claim === "aud") {
    return refuse(700023, "Client assertion audience claim does not match Realm issuer.");
  }
  if (claim === "iss" || claim === "sub") {
    const sentence = `Client assertion contains an invalid ${claim}: it must be the application's id '${application.clientId}'.`;
    return refuse(700021, sentence);
  }
  if (code === "ERR_JWS_INVALID" || code === "ERR_JWT_INVALID") {
    return refuse(50027, "JWT token is invalid or malformed.");
  }
  return refuse(50013, "Assertion failed signature validation.");
}

function notRegistered({ clientId }: Application, { value }: Thumbprint): Answer {
  return refuse(
    700027,
    `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${value}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${clientId}'.]`,
  );
}

function expired(certificate: X509Certificate, { value }: Thumbprint): Answer {
  return refuse(
    700027,
    `The certificate with identifier used to sign the client assertion is expired on application. [Reason - The key used is expired., Thumbprint of key used by client: '${value}', Found key 'Start=${certificate.validFrom}, End=${certificate.validTo}'.]`,
  );
}

function refuse(number: number, sentence: string): Answer {
  return entraError(401, "invalid_client", number, sentence);
}
