type PolicyInput = { nonce: string; isDevelopment: boolean; isHttps: boolean; authorityOrigin: string };

/**
 * Scripts run only with this response's nonce. Style *attributes* are open because React writes positions and widths that way;
 * style elements are not. Forms may post to us and be redirected to Entra (sign-out). React needs `eval` in development only.
 */
export function contentSecurityPolicy({ nonce, isDevelopment, isHttps, authorityOrigin }: PolicyInput): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${authorityOrigin}`,
    "frame-ancestors 'none'",
  ];
  return [...directives, ...(isHttps ? ["upgrade-insecure-requests"] : [])].join("; ");
}

export function securityHeaders(publicUrl: string): [name: string, value: string][] {
  const headers: [string, string][] = [
    ["x-content-type-options", "nosniff"],
    ["referrer-policy", "same-origin"],
    ["x-frame-options", "DENY"],
    ["cross-origin-opener-policy", "same-origin"],
    ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"],
  ];
  const isPublicHttps = publicUrl.startsWith("https:");
  return isPublicHttps ? [...headers, ["strict-transport-security", "max-age=31536000"]] : headers;
}
