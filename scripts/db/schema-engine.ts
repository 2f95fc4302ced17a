import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

let isLoaded: Promise<void> | undefined;

/**
 * Prisma's schema engine as WebAssembly: no binary to download. Instantiated by hand because Node calls its own `import` of
 * a `.wasm` file experimental and says so on every run.
 */
async function loadBindings(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: refuseToHang } });
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(entry.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": engineImports() });
  const { exports } = instance;
  bindings.__wbg_set_wasm(exports);
  const start = exports["__wbindgen_start"];
  if (typeof start === "function") start();
}

/** After a panic the engine never answers; its last words end the process instead. */
function refuseToHang(message: string): never {
  throw new Error(`Prisma's schema engine broke down: ${message}`);
}

/** What the engine calls. Its timer for a lock it waits for is never cleared and would keep the process for ten seconds. */
function engineImports(): WebAssembly.ModuleImports {
  const imports = Object.entries({ ...bindings }).map(([name, value]) => {
    const isTimer = name.startsWith("__wbg_setTimeout_");
    return [name, isTimer ? (callback: () => void, ms: number) => setTimeout(callback, ms).unref() : value] as const;
  });
  return Object.fromEntries(imports) as WebAssembly.ModuleImports;
}

/** An engine that talks to the database of `factory`; free it with `engine.free()`. */
export async function openSchemaEngine(factory: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  isLoaded ??= loadBindings();
  await isLoaded;
  const ignoreLogs = () => undefined;
  return bindings.SchemaEngine.new({ datamodels: undefined }, ignoreLogs, bindMigrationAwareSqlAdapterFactory(factory));
}
