import path from "node:path";
import type { Directory } from "#simulator/entra/directory.ts";
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
