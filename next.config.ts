import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Typed `href`s: a link to a page that does not exist is a type error.
  typedRoutes: false,
  // Loads its parts at run time in ways a bundler cannot follow.
  serverExternalPackages: ["pino", "pg", "pg-boss", "@prisma/adapter-pg", "@prisma/client"],
};
export default config;
