import path from "node:path";
import { userAssignedIdentity } from "#simulator/entra/applications.ts";
import type { Directory } from "#simulator/entra/directory.ts";
import { identityHeader } from "#simulator/entra/managed-identity.ts";
import { writePrivateFile } from "#simulator/private-file.ts";

/** `simulator.json`: everything that a client needs to connect, secrets included, so only its owner can read it. */
export type ConnectionFile = {
  origin: string;
  caFile: string;
  controlOrigin: string | null;
  tenantId: string;
  servicePrincipal: {
    clientId: string;
    objectId: string;
    clientSecret: string;
    /** PEM: private key, then certificate. */
    certificateFile: string;
    thumbprintSha256: string;
  };
  signIn: { clientId: string; clientSecret: string };
  /** For a program that would run on a machine or an App Service of Azure; null while the control port is closed. */
  managedIdentity: {
    /** AZURE_POD_IDENTITY_AUTHORITY_HOST */
    authorityHost: string;
    /** IDENTITY_ENDPOINT and IDENTITY_HEADER */
    identityEndpoint: string;
    identityHeader: string;
    userAssignedClientId: string;
  } | null;
  users: { userPrincipalName: string; name: string; password: string; oid: string; roles: string[] }[];
};

export function writeConnectionFile(
  folder: string,
  connection: { origin: string; caFile: string; controlOrigin: string | null; directory: Directory },
): void {
  const { directory, ...rest } = connection;
  const { servicePrincipal, signInApplication } = directory;
  const file: ConnectionFile = {
    ...rest,
    tenantId: directory.tenantId,
    servicePrincipal: {
      clientId: servicePrincipal.clientId,
      objectId: servicePrincipal.objectId,
      clientSecret: servicePrincipal.clientSecret,
      certificateFile: servicePrincipal.certificateFile,
      thumbprintSha256: servicePrincipal.certificate?.thumbprintSha256 ?? "",
    },
    signIn: { clientId: signInApplication.clientId, clientSecret: signInApplication.clientSecret },
    managedIdentity: rest.controlOrigin === null ? null : managedIdentityAt(rest.controlOrigin, directory),
    users: directory.users.map(({ userPrincipalName, name, password, oid, roles }) => ({
      userPrincipalName,
      name,
      password,
      oid,
      roles,
    })),
  };
  writePrivateFile(path.join(folder, "simulator.json"), `${JSON.stringify(file, null, 2)}\n`);
}

function managedIdentityAt(origin: string, directory: Directory): ConnectionFile["managedIdentity"] {
  return {
    authorityHost: origin,
    identityEndpoint: `${origin}/msi/token`,
    identityHeader: identityHeader({ directory }),
    userAssignedClientId: userAssignedIdentity(directory).clientId,
  };
}
