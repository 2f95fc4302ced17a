import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Sealer } from "#lib/services/context.ts";
import { invariant } from "#lib/std/invariant.ts";

const version = "v1";
const nonceBytes = 12;
const tagBytes = 16;

export class SealError extends Error {
  override name = "SealError";
}

/**
 * AES-256-GCM under a key derived (HKDF-SHA-256) from the installation's secret. The version stands in front and is
 * authenticated too, so that a later format can be told apart and none can pass for another.
 * @param secret STILLPOINT_SECRET; losing it loses every sealed value
 */
export function createSealer(secret: string): Sealer {
  invariant(secret.length >= 32, "The sealing secret needs at least 32 characters.");
  const key = Buffer.from(hkdfSync("sha256", secret, "stillpoint", "connection-secrets/v1", 32));
  return {
    seal(plain) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(version));
      const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return `${version}.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64url")}`;
    },
    open(sealed) {
      const [prefix, body] = sealed.split(".");
      if (prefix !== version || !body)
        throw new SealError("This secret was sealed in a format that is not known here.");
      const bytes = Buffer.from(body, "base64url");
      if (bytes.length < nonceBytes + tagBytes) throw new SealError("This sealed secret is cut short.");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(version))
        .setAuthTag(bytes.subarray(-tagBytes));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString(
          "utf8",
        );
      } catch {
        throw new SealError("This secret cannot be opened: STILLPOINT_SECRET is not the one that it was sealed with.");
      }
    },
  };
}
