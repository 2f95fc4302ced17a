/** The programs that make up the product, as arguments to Node; tests put small ones in their place. */
export type Programs = { web: string[]; worker: string[]; simulator: string[]; demo: string[] };

const next = "node_modules/next/dist/bin/next";

/** What is built and what people run. */
export const builtPrograms: Programs = {
  web: [next, "start"],
  worker: ["worker/main.ts"],
  simulator: ["simulator/main.ts"],
  demo: ["demo/main.ts"],
};

/** The same with reload on change. */
export const devPrograms: Programs = {
  ...builtPrograms,
  web: [next, "dev"],
  worker: ["--watch", "--watch-preserve-output", "worker/main.ts"],
};
