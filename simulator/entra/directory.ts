import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { writePrivateFile } from "#simulator/private-file.ts";
import { stableUuid } from "#simulator/random.ts";
import { makeClientCertificate } from "#simulator/tls/certificates.ts";

export type AppRole =
  | "Stillpoint.Reader"
  | "Stillpoint.BackupOperator"
  | "Stillpoint.RestoreOperator"
  | "Stillpoint.Administrator";

export type DemoUser = {
  oid: string;
  userPrincipalName: string;
  name: string;
  jobTitle: string;
  password: string;
  roles: AppRole[];
};

/** An application with its own identity, or the application through which people sign in. */
export type Application = {
  clientId: string;
  objectId: string;
  displayName: string;
  clientSecret: string;
  certificate?: { pem: string; thumbprintSha256: string };
  /** A program on people's machines, which cannot keep a secret. */
  isPublic?: boolean;
};

/** The tenant: who can sign in and with what. Written once per data folder, because it holds secrets. */
export type Directory = {
  tenantId: string;
  tenantName: string;
  servicePrincipal: Application & { certificateFile: string };
  signInApplication: Application;
  users: DemoUser[];
};

/** Who calls: an application or a person. */
export type Principal = { objectId: string; clientId: string; name: string };

export async function prepareDirectory(dataFolder: string, seed: string): Promise<Directory> {
  const file = path.join(dataFolder, "directory.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Directory;
  const directory = await makeDirectory(dataFolder, seed);
  writePrivateFile(file, `${JSON.stringify(directory, null, 2)}\n`);
  return directory;
}

async function makeDirectory(dataFolder: string, seed: string): Promise<Directory> {
  const certificate = await makeClientCertificate("Stillpoint service principal");
  const certificateFile = path.join(dataFolder, "tls", "service-principal.pem");
  writePrivateFile(certificateFile, `${certificate.keyPem.trim()}\n${certificate.certificatePem.trim()}\n`);
  return {
    tenantId: stableUuid(`${seed}/tenant`),
    tenantName: "Contoso",
    servicePrincipal: {
      clientId: stableUuid(`${seed}/service-principal/client`),
      objectId: stableUuid(`${seed}/service-principal/object`),
      displayName: "Stillpoint",
      clientSecret: randomSecret(),
      certificate: { pem: certificate.certificatePem, thumbprintSha256: certificate.thumbprintSha256 },
      certificateFile,
    },
    signInApplication: {
      clientId: stableUuid(`${seed}/sign-in/client`),
      objectId: stableUuid(`${seed}/sign-in/object`),
      displayName: "Stillpoint sign-in",
      clientSecret: randomSecret(),
    },
    users: [
      user("amelia.hart", "Amelia Hart", "Cloud platform lead", ["Stillpoint.Administrator"]),
      user("bruno.costa", "Bruno Costa", "Backup operator", ["Stillpoint.BackupOperator"]),
      user("ines.laurent", "Inès Laurent", "Restore engineer", ["Stillpoint.RestoreOperator"]),
      user("rasmus.lind", "Rasmus Lind", "Auditor", ["Stillpoint.Reader"]),
      user("nadia.osman", "Nadia Osman", "No access to Stillpoint", []),
    ],
  };
}

function user(alias: string, name: string, jobTitle: string, roles: AppRole[]): DemoUser {
  return {
    oid: randomUUID(),
    userPrincipalName: `${alias}@contoso.example`,
    name,
    jobTitle,
    password: readablePhrase(),
    roles,
  };
}

/** Without hyphens: one that begins with a hyphen would be taken for an option of a command. */
function randomSecret(): string {
  return randomBytes(30).toString("base64url").replaceAll("-", "~");
}

const words =
  "amber anchor birch canyon cedar comet copper coral ember falcon fjord garnet glacier harbor heron indigo juniper lagoon lantern maple meadow nectar nimbus olive onyx orchid otter pebble pepper quartz raven saffron sequoia sierra thistle topaz tundra velvet walnut willow".split(
    " ",
  );

function readablePhrase(): string {
  return [...Array(4)].map(() => words[randomInt(words.length)]).join("-");
}
