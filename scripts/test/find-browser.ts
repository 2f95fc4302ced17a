import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { runProgram } from "#scripts/support/run-program.ts";
import { SetupError } from "#scripts/support/setup-error.ts";

export type Browser = {
  description: string;
  /** Undefined: the one that Playwright brings. */
  executablePath: string | undefined;
};

const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A Chromium of the system, else Playwright's own, downloaded if need be, else Debian's package where we may install it.
 * @throws {SetupError} when there is none: browser tests are never left out in silence.
 */
export async function findBrowser(): Promise<Browser> {
  const installed = systemChromium();
  if (installed) return { description: installed, executablePath: installed };
  const bundled = await playwrightChromium();
  if (bundled) return { description: "Playwright's Chromium", executablePath: undefined };
  const packaged = await debianChromium();
  if (packaged) return { description: packaged, executablePath: packaged };
  throw new SetupError(
    "The browser tests need Chromium: none is installed, and neither Playwright's download nor apt-get could provide one. Install chromium and run again.",
  );
}

function systemChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).concat("/usr/bin", "/snap/bin");
  const candidates = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  return [...candidates, ...applications].find((path) => existsSync(path));
}

async function playwrightChromium(): Promise<boolean> {
  if (existsSync(chromium.executablePath())) return true;
  console.log("Downloading Playwright's Chromium");
  await runProgram(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  return existsSync(chromium.executablePath());
}

async function debianChromium(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("Installing Debian's package chromium");
  const install = () =>
    runProgram("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
      DEBIAN_FRONTEND: "noninteractive",
    });
  if ((await install()).code !== 0) {
    await runProgram("apt-get", ["update"]);
    await install();
  }
  return systemChromium();
}
