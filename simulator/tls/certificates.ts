import "reflect-metadata";
import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as x509 from "@peculiar/x509";
import { writePrivateFile } from "#simulator/private-file.ts";

export type ServerIdentity = { caFile: string; certificate: string; key: string };

const dayMs = 24 * 60 * 60 * 1000;
const elliptic = { name: "ECDSA", namedCurve: "P-256" };
const ellipticSignature = { name: "ECDSA", hash: "SHA-256" };
const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};

/** The folder's certificate authority and server certificate: made once, made again shortly before they end. */
export async function prepareServerIdentity(dataFolder: string): Promise<ServerIdentity> {
  const folder = path.join(dataFolder, "tls");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const caFile = path.join(folder, "ca.pem");
  const certificateFile = path.join(folder, "server.pem");
  const keyFile = path.join(folder, "server.key");
  const isUsable = [caFile, certificateFile, keyFile].every((file) => existsSync(file)) && isCurrent(certificateFile);
  if (!isUsable) await makeIdentity({ caFile, certificateFile, keyFile });
  return { caFile, certificate: readFileSync(certificateFile, "utf8"), key: readFileSync(keyFile, "utf8") };
}

function isCurrent(certificateFile: string): boolean {
  const end = new X509Certificate(readFileSync(certificateFile)).validToDate.getTime();
  return end > Date.now() + 30 * dayMs;
}

async function makeIdentity(files: { caFile: string; certificateFile: string; keyFile: string }): Promise<void> {
  const caKeys = await crypto.subtle.generateKey(elliptic, true, ["sign", "verify"]);
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity(3650),
    serialNumber: serialNumber(),
    name: "CN=Azure simulator root",
    keys: caKeys,
    signingAlgorithm: ellipticSignature,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
  const keys = await crypto.subtle.generateKey(elliptic, true, ["sign", "verify"]);
  const server = await x509.X509CertificateGenerator.create({
    ...validity(820),
    serialNumber: serialNumber(),
    subject: "CN=localhost",
    issuer: ca.subject,
    publicKey: keys.publicKey,
    signingKey: caKeys.privateKey,
    signingAlgorithm: ellipticSignature,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: "dns", value: "localhost" },
        { type: "ip", value: "127.0.0.1" },
        { type: "ip", value: "::1" },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
  // The authority's key is thrown away: nothing else is ever to be signed with it.
  writePrivateFile(files.keyFile, await privateKeyPem(keys.privateKey));
  writePrivateFile(files.certificateFile, server.toString("pem"));
  writePrivateFile(files.caFile, ca.toString("pem"));
}

/** A self-signed certificate with which the service principal proves who it is. */
export async function makeClientCertificate(
  name: string,
): Promise<{ keyPem: string; certificatePem: string; thumbprintSha256: string }> {
  const keys = await crypto.subtle.generateKey(rsa, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity(730),
    serialNumber: serialNumber(),
    name: `CN=${name}`,
    keys,
    signingAlgorithm: rsa,
  });
  const certificatePem = certificate.toString("pem");
  const thumbprintSha256 = new X509Certificate(certificatePem).fingerprint256.replaceAll(":", "").toLowerCase();
  return { keyPem: await privateKeyPem(keys.privateKey), certificatePem, thumbprintSha256 };
}

function validity(days: number): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(Date.now() - dayMs), notAfter: new Date(Date.now() + days * dayMs) };
}

function serialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString("hex");
}

async function privateKeyPem(key: CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY");
}
