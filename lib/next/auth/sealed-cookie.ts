import "server-only";
import { sealData, unsealData } from "iron-session";
import { webEnv } from "#lib/env.ts";

export type SealedCookie<Content> = {
  name: string;
  attributes: { httpOnly: true; sameSite: "lax"; secure: boolean; path: "/"; maxAge: number };
  seal(content: Content): Promise<string>;
  /** Null when it is missing, forged, expired or sealed with another secret. */
  open(value: string | undefined): Promise<Content | null>;
};

/**
 * An encrypted and authenticated cookie. Behind https it carries the `__Host-` prefix: no other host can set it.
 * @param lifeMs it opens no longer than this after it was sealed
 */
export function sealedCookie<Content>(
  name: string,
  lifeMs: number,
  isContent: (value: unknown) => value is Content,
): SealedCookie<Content> {
  const env = webEnv();
  const isSecure = env.STILLPOINT_URL.startsWith("https:");
  const lifeSeconds = Math.floor(lifeMs / 1_000);
  const lock = { password: env.STILLPOINT_SECRET, ttl: lifeSeconds };
  return {
    name: isSecure ? `__Host-${name}` : name,
    attributes: { httpOnly: true, sameSite: "lax", secure: isSecure, path: "/", maxAge: lifeSeconds },
    seal: (content) => sealData({ [name]: content }, lock),
    async open(value) {
      if (!value) return null;
      const opened = await unsealData<Record<string, unknown>>(value, lock);
      // The name stands inside too, so that one kind of cookie cannot pass for another.
      const content = opened[name];
      return isContent(content) ? content : null;
    },
  };
}
