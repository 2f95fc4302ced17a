import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { exportJWK, type JWK } from "jose";
import { writePrivateFile } from "#simulator/private-file.ts";

/** The key with which the tenant signs its tokens; kept, so that tokens outlive a restart. */
export type TokenKeys = { privateKey: KeyObject; publicKey: KeyObject; keyId: string; jwk: JWK };

export async function prepareTokenKeys(dataFolder: string): Promise<TokenKeys> {
  const file = path.join(dataFolder, "tls", "token-signing.key");
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writePrivateFile(file, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  }
  const privateKey = createPrivateKey(readFileSync(file));
  const publicKey = createPublicKey(privateKey);
  const keyId = createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("base64url");
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, use: "sig", alg: "RS256" };
  return { privateKey, publicKey, keyId, jwk };
}
