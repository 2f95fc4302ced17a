export { beginSignInRoute as GET } from "#lib/next/auth/begin-sign-in-route.ts";
