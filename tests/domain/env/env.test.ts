import { describe, expect, it } from "vitest";
import { EnvError, parseSharedEnv, parseWebEnv } from "#lib/env.ts";

const complete = {
  DATABASE_URL: "postgresql://localhost/stillpoint",
  STILLPOINT_SECRET: "0123456789abcdef0123456789abcdef",
  STILLPOINT_URL: "https://backup.example.com/",
  ENTRA_TENANT_ID: "3f2b0c1e-0000-4000-8000-000000000001",
  ENTRA_CLIENT_ID: "3f2b0c1e-0000-4000-8000-000000000002",
  ENTRA_CLIENT_SECRET: "value",
};

const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
};

describe("the settings", () => {
  it("take Microsoft's own sign-in address and the level info unless told otherwise", () => {
    const env = parseWebEnv(complete);
    expect(env.ENTRA_AUTHORITY_HOST).toBe("https://login.microsoftonline.com");
    expect(env.LOG_LEVEL).toBe("info");
    expect(env.STILLPOINT_URL).toBe("https://backup.example.com");
  });

  it("name everything that is missing at once, in sentences", () => {
    const message = refusal(() => parseWebEnv({}));
    for (const name of ["DATABASE_URL", "STILLPOINT_SECRET", "STILLPOINT_URL", "ENTRA_TENANT_ID", "ENTRA_CLIENT_ID"]) {
      expect(message).toContain(`${name} is not set`);
    }
  });

  it("ask the worker for nothing that only the web needs", () => {
    const { DATABASE_URL, STILLPOINT_SECRET } = complete;
    expect(parseSharedEnv({ DATABASE_URL, STILLPOINT_SECRET }).DATABASE_URL).toBe(DATABASE_URL);
  });

  it("refuse a short secret without repeating it", () => {
    const message = refusal(() => parseSharedEnv({ ...complete, STILLPOINT_SECRET: "short-one" }));
    expect(message).toContain("at least 32 random characters");
    expect(message).not.toContain("short-one");
  });
});
