import { createPrivateKey, X509Certificate } from "node:crypto";

export type ClientCertificate = { thumbprintSha256: string; privateKey: string; x5c: string };

const blocks = (pem: string, label: string): string[] =>
  pem.match(new RegExp(`-----BEGIN ${label}-----[\\s\\S]+?-----END ${label}-----`, "g")) ?? [];

/**
 * Takes private key and certificate chain out of one PEM text, as msal wants them.
 * @throws Error with a sentence for the person who pasted it
 */
export function readCertificate(pem: string): ClientCertificate {
  const [privateKey] = blocks(pem, "(?:RSA |EC )?PRIVATE KEY");
  const [leaf, ...chain] = blocks(pem, "CERTIFICATE");
  if (!privateKey) {
    throw new Error(
      "The certificate text holds no unencrypted private key (BEGIN PRIVATE KEY). Paste key and certificate together.",
    );
  }
  if (!leaf) throw new Error("The text holds no certificate (BEGIN CERTIFICATE). Paste key and certificate together.");
  const certificate = parse("certificate", () => new X509Certificate(leaf));
  const key = parse("private key", () => createPrivateKey(privateKey));
  if (!certificate.checkPrivateKey(key)) {
    throw new Error(
      "The private key does not belong to the first certificate of the text. The leaf certificate must come first.",
    );
  }
  const thumbprintSha256 = certificate.fingerprint256.replaceAll(":", "").toLowerCase();
  return { thumbprintSha256, privateKey, x5c: [leaf, ...chain].join("\n") };
}

function parse<Value>(what: string, read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new Error(`The ${what} in the text is damaged and cannot be read. Paste it again, all lines of it.`);
  }
}
