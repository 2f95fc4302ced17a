export { completeSignInRoute as GET } from "#lib/next/auth/complete-sign-in-route.ts";
