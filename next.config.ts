import type { NextConfig } from "next";

const config: NextConfig = {
  // Browser tests build beside a running product.
  distDir: process.env["STILLPOINT_BUILD_FOLDER"] ?? ".next",
  // `npm test` checks the types, of more than is built here.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // Typed `href`s: a link to a page that does not exist is a type error.
  typedRoutes: false,
  // Loads its parts at run time in ways a bundler cannot follow.
  serverExternalPackages: ["pino", "pg", "pg-boss", "@prisma/adapter-pg", "@prisma/client"],
};
export default config;
