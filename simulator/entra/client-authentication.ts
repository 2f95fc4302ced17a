import { X509Certificate } from "node:crypto";
import { decodeJwt, jwtVerify } from "jose";
import type { Application, Directory } from "#simulator/entra/directory.ts";
import { entraError } from "#simulator/entra/entra-error.ts";
import { sameSecret } from "#simulator/entra/same-secret.ts";
import type { Answer } from "#simulator/http/exchange.ts";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** The application that a token request comes from, or Entra's refusal. */
export async function authenticateClient(
  directory: Directory,
  form: URLSearchParams,
  tokenEndpoints: string[],
): Promise<{ application: Application } | { refusal: Answer }> {
  const assertion = form.get("client_assertion");
  const clientId = form.get("client_id") ?? (assertion === null ? null : subjectOf(assertion));
  const application = [directory.servicePrincipal, directory.signInApplication].find((a) => a.clientId === clientId);
  if (application === undefined) return { refusal: unknownApplication(directory, clientId) };
  if (assertion !== null)
    return checkAssertion(application, assertion, form.get("client_assertion_type"), tokenEndpoints);
  const secret = form.get("client_secret");
  if (secret === null) {
    const sentence = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return { refusal: entraError(401, "invalid_client", 7000218, sentence) };
  }
  return sameSecret(secret, application.clientSecret) ? { application } : { refusal: wrongSecret(application) };
}

function unknownApplication(directory: Directory, clientId: string | null): Answer {
  return entraError(
    400,
    "unauthorized_client",
    700016,
    `Application with identifier '${clientId ?? ""}' was not found in the directory '${directory.tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  );
}

function wrongSecret(application: Application): Answer {
  return entraError(
    401,
    "invalid_client",
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${application.clientId}'.`,
  );
}

/** The certificate's key must have signed the assertion, for this endpoint, not long ago. */
async function checkAssertion(
  application: Application,
  assertion: string,
  type: string | null,
  tokenEndpoints: string[],
): Promise<{ application: Application } | { refusal: Answer }> {
  const refuse = (number: number, sentence: string) => ({
    refusal: entraError(401, "invalid_client", number, sentence),
  });
  if (type !== assertionType) return refuse(50027, "JWT token is invalid or malformed: client_assertion_type.");
  if (application.certificate === undefined) return refuse(700027, "The client has no registered certificate.");
  try {
    await jwtVerify(assertion, new X509Certificate(application.certificate.pem).publicKey, {
      algorithms: ["RS256", "PS256"],
      audience: tokenEndpoints,
      issuer: application.clientId,
      subject: application.clientId,
      requiredClaims: ["exp"],
      clockTolerance: 300,
    });
    return { application };
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === "ERR_JWT_EXPIRED") return refuse(700024, "Client assertion is not within its valid time range.");
    if (code === "ERR_JWT_CLAIM_VALIDATION_FAILED") {
      return refuse(700023, `Client assertion audience, issuer or subject is wrong: ${(error as Error).message}.`);
    }
    return refuse(
      700027,
      "The certificate with identifier used to sign the client assertion is not registered on application.",
    );
  }
}

function subjectOf(assertion: string): string | null {
  try {
    return decodeJwt(assertion).sub ?? null;
  } catch {
    return null;
  }
}
