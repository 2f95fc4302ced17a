import { z } from "zod";
import { clouds } from "#lib/domain/connection/cloud-endpoints.ts";

const guid = (what: string) =>
  z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, `Enter the ${what} as a GUID, for example 00000000-0000-….`);

/** The origin of an https address. Anything after the host would silently be dropped, so it is refused. */
const httpsOrigin = z
  .string()
  .trim()
  .refine(isHttpsOrigin, "Enter an address such as https://management.azure.com, without a path.")
  .transform((value) => new URL(value).origin);

function isHttpsOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    url.protocol === "https:" && !url.username && !url.password && url.pathname === "/" && !url.search && !url.hash
  );
}

const pemBlock = (label: string) => new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`);

const certificatePem = z
  .string()
  .trim()
  .max(65_536, "This is too long for a key and its certificate chain.")
  .refine((pem) => pemBlock("CERTIFICATE").test(pem), "The PEM needs the certificate (BEGIN CERTIFICATE).")
  .refine(
    (pem) => pemBlock("(RSA |EC )?PRIVATE KEY").test(pem),
    "The PEM needs the private key without a passphrase (BEGIN PRIVATE KEY).",
  );

const clientId = guid("application (client) ID");

export const credentialInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("ClientSecret"),
    clientId,
    clientSecret: z.string().trim().min(1, "Enter the value of the client secret, not its ID.").max(1_024),
  }),
  z.object({ kind: z.literal("Certificate"), clientId, certificatePem }),
  z.object({ kind: z.literal("ManagedIdentity"), clientId: clientId.nullable() }),
]);
export type CredentialInput = z.infer<typeof credentialInput>;

export const addConnectionInput = z.object({
  name: z.string().trim().min(1, "Give the connection a name.").max(80, "Use at most 80 characters."),
  tenantId: guid("tenant ID"),
  cloud: z.enum(clouds),
  /** Null takes the cloud's own addresses. */
  endpoints: z.object({ authorityHost: httpsOrigin, armEndpoint: httpsOrigin }).nullable(),
  credential: credentialInput,
});
export type AddConnectionInput = z.infer<typeof addConnectionInput>;

export const connectionIdInput = z.object({ connectionId: z.uuid() });
export type ConnectionIdInput = z.infer<typeof connectionIdInput>;

export const setSubscriptionScopeInput = z.object({ subscriptionRowId: z.uuid(), inScope: z.boolean() });
export type SetSubscriptionScopeInput = z.infer<typeof setSubscriptionScopeInput>;

/** An upstream error as it is stored and shown. */
export const upstreamError = z.object({
  kind: z.string(),
  code: z.string(),
  /** What it means and what to do, in our words. */
  meaning: z.string(),
  remedy: z.string(),
  /** Azure's own text. */
  message: z.string(),
  requestId: z.string().nullable(),
  correlationId: z.string().nullable(),
});
export type UpstreamError = z.infer<typeof upstreamError>;

export const permissionItem = z.object({
  action: z.string(),
  neededFor: z.enum(["discover", "backUp", "prune"]),
  granted: z.boolean(),
  /** What a missing action prevents; null when it is granted. */
  prevents: z.string().nullable(),
});
export type PermissionItem = z.infer<typeof permissionItem>;

export const subscriptionCheck = z.object({
  subscriptionId: z.string(),
  displayName: z.string(),
  items: z.array(permissionItem),
  /** Set when the permissions could not be read at all. */
  error: upstreamError.nullable(),
});
export type SubscriptionCheck = z.infer<typeof subscriptionCheck>;

export const connectionCheck = z.object({
  at: z.string(),
  /** Set when not even the subscriptions could be listed. */
  error: upstreamError.nullable(),
  subscriptions: z.array(subscriptionCheck),
});
export type ConnectionCheck = z.infer<typeof connectionCheck>;

export type SubscriptionDto = {
  id: string;
  subscriptionId: string;
  displayName: string;
  state: string;
  inScope: boolean;
  access: "Unknown" | "Readable" | "Forbidden" | "Failed";
  syncError: UpstreamError | null;
  syncedAt: string | null;
  vmCount: number;
};

/** A connection as anybody with the right to look may see it: never its secret, sealed or not. */
export type ConnectionDto = {
  id: string;
  name: string;
  tenantId: string;
  clientId: string | null;
  credentialKind: CredentialInput["kind"];
  cloud: (typeof clouds)[number];
  authorityHost: string;
  armEndpoint: string;
  createdAt: string;
  lastCheck: ConnectionCheck | null;
  subscriptions: SubscriptionDto[];
};
