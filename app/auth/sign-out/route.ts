export { signOutRoute as POST } from "#lib/next/auth/sign-out-route.ts";
