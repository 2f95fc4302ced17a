/** The part of package-lock.json that we read; every other field passes through. */
export type LockedPackage = {
  version?: string;
  cpu?: string[];
  os?: string[];
  libc?: string[];
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
};

/** Keys are folders: `""` is the project, `node_modules/a/node_modules/b` is b as seen by a. */
export type Lockfile = { packages: Record<string, LockedPackage> };
