import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Lockfile } from "#scripts/lockfile/lockfile.ts";
import { missingPlatformPackages } from "#scripts/lockfile/missing-platform-packages.ts";
import { root } from "#scripts/support/work-folder.ts";

/** Files that are, or are about to be, in the repository. */
const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root });
const files = listed
  .toString()
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(root, path)));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const isText = (path: string): boolean => /\.(tsx?|mjs|cjs|json|md|sql|prisma|css|toml|ya?ml)$/.test(path);
const isCode = (path: string): boolean => /\.(tsx?|mjs|cjs)$/.test(path);

/** `file:line: text` of every line that matches. */
function linesMatching(paths: string[], pattern: RegExp): string[] {
  return paths.flatMap((path) => {
    const lines = read(path).split("\n");
    return lines.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
  });
}

/** This file says what must not be said. */
const others = files.filter((path) => path !== "tests/safety/repository.test.ts");

describe("the repository", () => {
  test("names no package registry and no mirror: whoever installs has their own", () => {
    const pattern = /registry\.(npmjs|yarnpkg)|"resolved": "http|npm\.pkg\.github|artifactory|verdaccio/i;
    expect(linesMatching(others.filter(isText), pattern)).toEqual([]);
    expect(files.filter((path) => /(^|\/)\.npmrc$/.test(path))).toEqual([]);
  });

  test("names no folder of the machine it was written on", () => {
    const pattern = /(?<![\w.])\/(work|home|Users|root)\/(?!\*)[a-z]/;
    expect(linesMatching(others.filter(isText), pattern)).toEqual([]);
  });

  test("has no `any`, neither as a type nor as a way around one", () => {
    const pattern = /(:|<|\bas|\|)\s*any\b(?!\s+[a-z])|@ts-(ignore|nocheck)/;
    expect(linesMatching(others.filter(isCode), pattern)).toEqual([]);
  });

  test("has default exports only where a tool asks for them", () => {
    const allowed =
      /^(app\/.*|instrumentation\.ts|[^/]*\.config\.(ts|mjs)|\.dependency-cruiser\.mjs|tests\/[^/]*\.config\.ts|tests\/support\/product-for-e2e\.ts)$/;
    const candidates = others.filter((path) => isCode(path) && !allowed.test(path));
    expect(linesMatching(candidates, /^export default\b|^export \{[^}]*\bas default\b/)).toEqual([]);
  });

  test("uses only TypeScript that Node can run by erasing the types", () => {
    const pattern =
      /^\s*(export\s+)?(declare\s+)?(const\s+)?(enum|namespace)\s+\w+\s*\{|constructor\([^)]*\b(private|public|protected|readonly)\b/;
    expect(
      linesMatching(
        others.filter((path) => /\.tsx?$/.test(path)),
        pattern,
      ),
    ).toEqual([]);
  });

  test("locks every platform's packages, so that npm ci accepts the lock file everywhere", () => {
    const lockfile: Lockfile = JSON.parse(read("package-lock.json"));
    expect(Object.keys(missingPlatformPackages(lockfile)), "run: npm run lock:complete").toEqual([]);
  });
});

describe("the documents", () => {
  const documents = files.filter((path) => path.endsWith(".md"));
  const folders = /^(app|components|lib|worker|simulator|prisma|scripts|tests|bench|docs|public)\//;

  test.each(documents)("%s cites only paths that exist", (document) => {
    const text = read(document).replace(/```[\s\S]*?```/g, "");
    const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path]) => path ?? "");
    const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)/g)].map(([, path]) =>
      join(document, "..", path ?? ""),
    );
    const cited = [...quoted, ...linked].filter((path) => folders.test(path) && !/[*<>{}…[\]]/.test(path));
    const missing = cited.filter((path) => !existsSync(join(root, path.replace(/:\d+$/, ""))));
    const generated = /^(lib\/db\/generated|tests\/\.output)/;
    expect(missing.filter((path) => !generated.test(path))).toEqual([]);
  });
});
