/** The import law of CONTRIBUTING.md, one rule per row: everything a folder may not import is forbidden by name. */

const product = "^(app|components|lib|worker|demo|simulator|scripts|tests|bench)/";

/** `folder` may import, of our own files, only itself and `allowed`. */
function only(name, folder, allowed, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: `^${folder}` },
    to: { path: product, pathNot: [folder, ...allowed].map((path) => `^${path}`) },
  };
}

const std = "lib/std/";
const domain = "lib/domain/";
const contracts = "lib/contracts/";
const env = "lib/env\\.ts$";
const port = "lib/azure/port\\.ts$";
const db = "lib/db/";
const queue = "lib/queue/";
const azure = "lib/azure/";
const services = "lib/services/";
const next = "lib/next/";
const actions = "lib/actions/";
const client = "lib/client/";
const components = "components/";

const io = "^(node:)?(fs|net|http|https|child_process|dns|tls|worker_threads|timers)(/|$)";
const serverLibraries = "node_modules/(zod|react|react-dom|next|pg|pg-boss|@prisma|@azure|pino)/";

const rules = [
  only("std", std, [], "lib/std imports nothing of ours."),
  only("domain", domain, [std], "lib/domain imports lib/std only."),
  only("contracts", contracts, [std, domain], "lib/contracts imports std and domain."),
  only("db", db, [std, domain, contracts, env], "lib/db imports std, domain, contracts, env."),
  only("queue", queue, [std, domain, contracts, env, db], "lib/queue imports std, domain, contracts, env, db."),
  only("azure", azure, [std, domain, contracts, env], "lib/azure imports std, domain, contracts, env."),
  only(
    "services",
    services,
    [std, domain, contracts, env, db, queue, port],
    "Services see Azure as lib/azure/port.ts only.",
  ),
  only(
    "next",
    next,
    [std, domain, contracts, env, services, db, queue, azure],
    "lib/next wires services and adapters.",
  ),
  only("actions", actions, [std, domain, contracts, services, next], "An action is a wrapper around a service."),
  only("client", client, [std, domain, contracts, actions], "Code for the browser reaches the server by actions only."),
  only("components-ui", "components/ui/", [std], "A primitive knows no domain."),
  only(
    "components",
    "components/(?!ui/)",
    [std, domain, contracts, client, components],
    "Components draw; they fetch through lib/client.",
  ),
  only("app", "app/", [components, next, client, contracts, services], "Routes are thin: rules belong in services."),
  only(
    "worker",
    "worker/",
    [services, queue, azure, db, domain, contracts, std, env],
    "The worker knows nothing of the web.",
  ),
  only(
    "demo",
    "demo/",
    ["worker/", services, queue, azure, db, domain, contracts, std, env],
    "The demo's history is made by the product's own verbs; of the simulator it knows the address only.",
  ),
  only(
    "simulator",
    "simulator/",
    [],
    "The simulator shares nothing with the product, so that it cannot share its mistakes.",
  ),
  only("scripts", "scripts/", [], "Set-up must work before and without the product."),
  only(
    "e2e",
    "tests/e2e/",
    ["tests/support/"],
    "Browser tests know the address and the simulator's control port only.",
  ),
  {
    name: "no-product-imports-tests",
    comment: "What is shipped does not depend on what tries it.",
    severity: "error",
    from: { path: "^(app|components|lib|worker|demo|simulator|scripts|instrumentation|proxy|next\\.config)" },
    to: { path: "^(tests|bench)/" },
  },
  {
    name: "pure-domain",
    comment: "lib/domain and lib/std do no I/O and know no zod, Prisma or React.",
    severity: "error",
    from: { path: "^lib/(domain|std)/" },
    to: { path: [io, serverLibraries] },
  },
  {
    name: "services-without-frameworks",
    comment: "Services run in the worker too: no Next, no React, no Azure SDK.",
    severity: "error",
    from: { path: `^${services}` },
    to: { path: "node_modules/(next|react|react-dom|@azure)/" },
  },
  {
    name: "browser-without-server-libraries",
    comment: "What the browser loads holds no database, no Azure SDK and no Node API.",
    severity: "error",
    from: { path: "^(components|lib/client)/" },
    to: { path: [io, "node_modules/(pg|pg-boss|@prisma|@azure|pino|server-only)/"] },
  },
  {
    name: "no-circular",
    comment: "Two files that need each other at run time are one. Types may refer to each other.",
    severity: "error",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  {
    name: "no-unresolvable",
    comment: "An import has to lead somewhere.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true, pathNot: "^(server-only|virtual:)" },
  },
];

export default {
  forbidden: rules,
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(lib/db/generated/|\\.next)" },
    // Type-only imports count: they are how a layer begins to leak.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
  },
};
