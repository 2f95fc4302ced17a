import type { NextConfig } from "next";

const config: NextConfig = {
  // Browser tests build beside a running product.
  distDir: process.env["STILLPOINT_BUILD_FOLDER"] ?? ".next",
  // `npm test` checks the types, of more than is built here.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: {
    rules: {
      // React Aria brings its few texts in 34 languages into every page. The console speaks English, as `Providers` says.
      "*.mjs": {
        condition: {
          all: [
            {
              path: /node_modules\/react-(aria|stately|aria-components)\/dist\/private\/intl\/.*[a-z]{2}-[A-Z]{2}\.mjs$/,
            },
            { not: { path: /en-US\.mjs$/ } },
          ],
        },
        loaders: ["./scripts/build/empty-locale-loader.cjs"],
        as: "*.js",
      },
    },
  },
  // Loads its parts at run time in ways a bundler cannot follow.
  serverExternalPackages: ["pino", "pg", "pg-boss", "@prisma/adapter-pg", "@prisma/client"],
};
export default config;
