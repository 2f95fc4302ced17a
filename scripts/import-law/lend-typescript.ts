import { registerHooks } from "node:module";

/**
 * dependency-cruiser reads TypeScript with the JavaScript API of TypeScript 6 or older, which TypeScript 7 no longer has.
 * `@ts-morph/common` carries that API and adds no second `tsc` to the PATH, so its copy answers to `typescript` here.
 */
const apiUrl = import.meta.resolve("./typescript-api.cjs");
const manifestUrl = import.meta.resolve("./typescript-manifest.cjs");

registerHooks({
  resolve: (specifier, context, nextResolve) => {
    if (specifier === "typescript") return { url: apiUrl, format: "commonjs", shortCircuit: true };
    if (specifier === "typescript/package.json") return { url: manifestUrl, format: "commonjs", shortCircuit: true };
    return nextResolve(specifier, context);
  },
});
