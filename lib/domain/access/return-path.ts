const base = "https://stillpoint.invalid";

/**
 * Where to go after the sign-in: a path of ours, or the start page. An address elsewhere would make the sign-in page a
 * trampoline for phishing, so anything that a browser could read as another origin is dropped.
 */
export function safeReturnPath(asked: string | null | undefined): string {
  if (!asked?.startsWith("/") || asked.includes("\\") || !URL.canParse(asked, base)) return "/";
  const url = new URL(asked, base);
  // Dots are gone only now, and "/.//host" has become "//host": another origin to whoever reads it next.
  if (
    url.origin !== base ||
    url.pathname.startsWith("//") ||
    /^\/(auth|sign-in|no-access|api)(\/|$)/.test(url.pathname)
  )
    return "/";
  return `${url.pathname}${url.search}`;
}
