import { decodeJwt } from "jose";
import { findApplication } from "#simulator/entra/applications.ts";
import { checkAssertion } from "#simulator/entra/client-assertion.ts";
import type { Application, Directory } from "#simulator/entra/directory.ts";
import { entraError, unknownApplication } from "#simulator/entra/entra-error.ts";
import { identityStateOf } from "#simulator/entra/identity-state.ts";
import { sameSecret } from "#simulator/entra/same-secret.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { World } from "#simulator/world/world.ts";

type Client = { application: Application } | { refusal: Answer };

/** The application that a token request comes from, or Entra's refusal. */
export async function authenticateClient(
  { directory, world }: { directory: Directory; world: World },
  form: URLSearchParams,
  tokenEndpoints: string[],
): Promise<Client> {
  const assertion = form.get("client_assertion");
  const clientId = form.get("client_id") ?? (assertion === null ? null : subjectOf(assertion));
  const application = findApplication(directory, clientId);
  if (application === undefined) return { refusal: unknownApplication(directory, clientId) };
  const state = identityStateOf(world, application.objectId);
  if (state.isDisabled) return { refusal: disabled(application) };
  if (application.isPublic) return { application };
  if (assertion !== null) {
    const type = form.get("client_assertion_type");
    const refusal = await checkAssertion({ application, state, assertion, type, tokenEndpoints });
    return refusal ? { refusal } : { application };
  }
  const secret = form.get("client_secret");
  if (secret === null) {
    const sentence = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return { refusal: entraError(401, "invalid_client", 7000218, sentence) };
  }
  if (!sameSecret(secret, application.clientSecret)) return { refusal: wrongSecret(application) };
  return state.isSecretExpired ? { refusal: expiredSecret(application) } : { application };
}

function disabled({ clientId, displayName }: Application): Answer {
  return entraError(400, "unauthorized_client", 7000112, `Application '${clientId}'(${displayName}) is disabled.`);
}

function wrongSecret(application: Application): Answer {
  return entraError(
    401,
    "invalid_client",
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${application.clientId}'.`,
  );
}

function expiredSecret(application: Application): Answer {
  return entraError(
    401,
    "invalid_client",
    7000222,
    `The provided client secret keys for app '${application.clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
  );
}

function subjectOf(assertion: string): string | null {
  try {
    return decodeJwt(assertion).sub ?? null;
  } catch {
    return null;
  }
}
