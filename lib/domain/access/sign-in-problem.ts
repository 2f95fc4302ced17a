export const signInProblems = [
  "clientSecret",
  "applicationUnknown",
  "tenantUnknown",
  "notAssigned",
  "consent",
  "cancelled",
  "unreachable",
  "expired",
  "mismatch",
  "foreignTenant",
  "unexpected",
] as const;
export type SignInProblem = (typeof signInProblems)[number];

/** Error numbers of Microsoft Entra ID (learn.microsoft.com/entra/identity-platform/reference-error-codes, read 2026-11). */
const byEntraNumber: Record<string, SignInProblem> = {
  "7000215": "clientSecret",
  "7000222": "clientSecret",
  "7000218": "clientSecret",
  "700016": "applicationUnknown",
  "90002": "tenantUnknown",
  "50105": "notAssigned",
  "65001": "consent",
  "65004": "cancelled",
  "50020": "foreignTenant",
  "54005": "expired",
  "70008": "expired",
  "70000": "expired",
};

const byOauthCode: Record<string, SignInProblem> = {
  access_denied: "cancelled",
  consent_required: "consent",
  invalid_client: "clientSecret",
  unauthorized_client: "applicationUnknown",
  temporarily_unavailable: "unreachable",
  server_error: "unreachable",
  endpoints_resolution_error: "unreachable",
  network_error: "unreachable",
  openid_config_error: "unreachable",
};

/**
 * @param code OAuth's or msal's error code
 * @param description Entra's text, which carries the number: "AADSTS7000215: Invalid client secret provided …"
 */
export function classifySignInProblem(code: string, description: string): SignInProblem {
  const number = /AADSTS(\d+)/.exec(description)?.[1];
  return (number ? byEntraNumber[number] : undefined) ?? byOauthCode[code] ?? "unexpected";
}

type Explanation = { title: string; meaning: string; remedy: string };

export const signInExplanations: Record<SignInProblem, Explanation> = {
  clientSecret: {
    title: "Microsoft Entra ID refused Stillpoint's own credential",
    meaning: "The client secret of the app registration is wrong or has expired. It is not your password.",
    remedy:
      "An administrator must set ENTRA_CLIENT_SECRET to the value of a valid client secret and restart Stillpoint.",
  },
  applicationUnknown: {
    title: "Microsoft Entra ID does not know this application",
    meaning: "No app registration with the configured client ID exists in the configured tenant.",
    remedy: "An administrator must correct ENTRA_CLIENT_ID or ENTRA_TENANT_ID.",
  },
  tenantUnknown: {
    title: "The configured tenant does not exist",
    meaning: "Microsoft Entra ID found no tenant under the configured ID.",
    remedy: "An administrator must correct ENTRA_TENANT_ID.",
  },
  notAssigned: {
    title: "You are not assigned to this application",
    meaning: "Your organisation lets only assigned people sign in to Stillpoint.",
    remedy:
      "Ask an administrator of Microsoft Entra ID to assign you to the Stillpoint enterprise application, with a role.",
  },
  consent: {
    title: "Consent is missing",
    meaning: "Nobody has yet allowed Stillpoint to read your name from Microsoft Entra ID.",
    remedy: "Ask an administrator of Microsoft Entra ID to grant consent for the application.",
  },
  cancelled: {
    title: "The sign-in was cancelled",
    meaning: "Microsoft Entra ID reports that the sign-in was not completed.",
    remedy: "Sign in again when you are ready.",
  },
  unreachable: {
    title: "Microsoft Entra ID cannot be reached",
    meaning: "The server of Stillpoint got no usable answer from the sign-in service.",
    remedy:
      "Try again in a minute. If it lasts, an administrator should check the server's network, proxy and certificates.",
  },
  expired: {
    title: "This sign-in took too long",
    meaning: "A sign-in must be completed within ten minutes and in the browser in which it began.",
    remedy: "Sign in again.",
  },
  mismatch: {
    title: "This sign-in was not started here",
    meaning: "The answer does not belong to the request that this browser sent, so it was not accepted.",
    remedy: "Sign in again. If it happens repeatedly, tell your security team.",
  },
  foreignTenant: {
    title: "Your account belongs to another tenant",
    meaning: "Only accounts of the configured Microsoft Entra tenant may sign in.",
    remedy: "Sign in with your account in that tenant, or ask to be invited to it.",
  },
  unexpected: {
    title: "The sign-in failed",
    meaning: "Something went wrong that Stillpoint cannot explain. It has been logged.",
    remedy: "Try again. If it lasts, give an administrator the request ID below.",
  },
};
