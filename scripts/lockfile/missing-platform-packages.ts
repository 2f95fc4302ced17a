import type { LockedPackage, Lockfile } from "./lockfile.ts";

const systems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const processors: Record<string, string> = {
  arm: "arm",
  arm64: "arm64",
  ia32: "ia32",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  wasm32: "wasm32",
  x64: "x64",
};

/** The optional packages that the lock file's packages name with an exact version, and that it has no entry for. */
export function missingPlatformPackages(lockfile: Lockfile): Record<string, LockedPackage> {
  const missing: Record<string, LockedPackage> = {};
  for (const [folder, owner] of Object.entries(lockfile.packages)) {
    for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
      if (isLocked(lockfile, folder, name)) continue;
      const platform = platformOf(name);
      if (platform && /^\d/.test(version)) missing[`node_modules/${name}`] = lockEntry(owner, version, platform);
    }
  }
  return missing;
}

function lockEntry(owner: LockedPackage, version: string, platform: Platform): LockedPackage {
  return { version, ...platform, ...(owner.dev ? { dev: true } : {}), optional: true };
}

type Platform = Pick<LockedPackage, "cpu" | "os" | "libc">;

/** Reads `linux-arm-gnueabihf` off a package's name; undefined when the name tells no platform. */
function platformOf(name: string): Platform | undefined {
  const words = name.split(/[-/]/);
  const cpu = words.map((word) => processors[word]).find((word) => word !== undefined);
  const os = words.find((word) => systems.includes(word));
  if (!cpu) return undefined;
  const libc = os === "linux" ? { libc: [/musl/.test(name) ? "musl" : "glibc"] } : {};
  return { cpu: [cpu], ...(os ? { os: [os], ...libc } : {}) };
}

/** Looks where Node would: beside the owner, then one folder up at a time. */
function isLocked(lockfile: Lockfile, folder: string, name: string): boolean {
  const parents = folder.split("/node_modules/");
  const places = parents.map(
    (_, index) => `${parents.slice(0, index + 1).join("/node_modules/")}/node_modules/${name}`,
  );
  return [`node_modules/${name}`, ...places].some((place) => place in lockfile.packages);
}
