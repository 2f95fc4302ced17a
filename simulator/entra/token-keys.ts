import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { JWK } from "jose";
import { writePrivateFile } from "#simulator/private-file.ts";

export type SigningKey = { privateKey: KeyObject; publicKey: KeyObject; keyId: string; jwk: JWK };

/** The keys with which the tenant signs its tokens; kept, so that tokens outlive a restart. */
export type TokenKeys = {
  current(): SigningKey;
  /** All whose tokens are still accepted, the newest first. */
  published(): readonly SigningKey[];
  find(keyId: string | undefined): SigningKey | undefined;
  /** From now on a new key signs; tokens of the older ones stay valid until `forgetOlder`. */
  roll(): void;
  forgetOlder(): void;
};

type StoredKey = SigningKey & { file: string };

export function prepareTokenKeys(dataFolder: string): TokenKeys {
  const folder = path.join(dataFolder, "tls");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let keys = readKeys(folder);
  if (keys.length === 0) keys = [makeKey(folder, 1)];
  return {
    current: () => newestOf(keys),
    published: () => keys,
    find: (keyId) => keys.find((key) => key.keyId === keyId),
    roll() {
      keys = [makeKey(folder, numberOf(newestOf(keys).file) + 1), ...keys];
    },
    forgetOlder() {
      const [newest, ...older] = [newestOf(keys), ...keys.slice(1)];
      for (const { file } of older) rmSync(file, { force: true });
      keys = [newest];
    },
  };
}

function newestOf(keys: readonly StoredKey[]): StoredKey {
  const [newest] = keys;
  if (newest === undefined) throw new Error("There is always a signing key.");
  return newest;
}

function readKeys(folder: string): StoredKey[] {
  const files = readdirSync(folder)
    .filter((name) => /^token-signing(-\d+)?\.key$/.test(name))
    .map((name) => path.join(folder, name))
    .sort((a, b) => numberOf(b) - numberOf(a));
  return files.map(readKey);
}

function makeKey(folder: string, number: number): StoredKey {
  const file = path.join(folder, number === 1 ? "token-signing.key" : `token-signing-${number}.key`);
  if (existsSync(file)) throw new Error(`${file} is there already.`);
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  writePrivateFile(file, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  return readKey(file);
}

function numberOf(file: string): number {
  return Number(/-(\d+)\.key$/.exec(file)?.[1] ?? 1);
}

function readKey(file: string): StoredKey {
  const privateKey = createPrivateKey(readFileSync(file));
  const publicKey = createPublicKey(privateKey);
  const keyId = createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("base64url");
  const jwk: JWK = { ...(publicKey.export({ format: "jwk" }) as JWK), kid: keyId, use: "sig", alg: "RS256" };
  return { file, privateKey, publicKey, keyId, jwk };
}
