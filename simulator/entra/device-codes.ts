import { randomBytes, randomInt } from "node:crypto";

export type DeviceCode = {
  deviceCode: string;
  /** What the person types in: nine letters and digits that cannot be taken for each other. */
  userCode: string;
  clientId: string;
  scope: string;
  /** In simulated time. */
  expiresAt: number;
  state: { kind: "pending" } | { kind: "approved"; userOid: string } | { kind: "declined" };
  /** When the device last asked; in real time. */
  polledAt: number | null;
};

export const deviceCodeLifetimeSeconds = 15 * 60;
export const pollIntervalSeconds = 5;

/** For so long a device is told that its code has expired; afterwards nobody was given it. */
const keptMs = 24 * 3600 * 1000;

/** Devices that wait for a person to sign in elsewhere. Kept in memory: a restart means beginning again. */
export type DeviceCodes = {
  issue(request: { clientId: string; scope: string; now: number }): DeviceCode;
  find(deviceCode: string): DeviceCode | undefined;
  findByUserCode(userCode: string, now: number): DeviceCode | undefined;
  settle(userCode: string, state: DeviceCode["state"]): void;
  /** Notes a question of the device; true when the last one was too short ago. */
  notePoll(deviceCode: string, realNow: number): boolean;
  forget(deviceCode: string): void;
};

const letters = "BCDFGHJKLMNPQRSTVWXZ23456789";

export function createDeviceCodes(): DeviceCodes {
  const codes = new Map<string, DeviceCode>();
  const byUserCode = (userCode: string): DeviceCode | undefined => {
    const wanted = userCode.replaceAll(/[\s-]/g, "").toUpperCase();
    return [...codes.values()].find((code) => code.userCode === wanted);
  };
  return {
    issue({ clientId, scope, now }) {
      for (const old of codes.values()) if (old.expiresAt + keptMs < now) codes.delete(old.deviceCode);
      const userCode = [...Array(9)].map(() => letters[randomInt(letters.length)]).join("");
      const expiresAt = now + deviceCodeLifetimeSeconds * 1000;
      const deviceCode = randomBytes(48).toString("base64url");
      const code: DeviceCode = {
        deviceCode,
        userCode,
        clientId,
        scope,
        expiresAt,
        state: { kind: "pending" },
        polledAt: null,
      };
      codes.set(deviceCode, code);
      return code;
    },
    find: (deviceCode) => codes.get(deviceCode),
    findByUserCode(userCode, now) {
      const code = byUserCode(userCode);
      return code !== undefined && code.expiresAt > now && code.state.kind === "pending" ? code : undefined;
    },
    settle(userCode, state) {
      const code = byUserCode(userCode);
      if (code) codes.set(code.deviceCode, { ...code, state });
    },
    notePoll(deviceCode, realNow) {
      const code = codes.get(deviceCode);
      if (code === undefined) return false;
      codes.set(deviceCode, { ...code, polledAt: realNow });
      return code.polledAt !== null && realNow - code.polledAt < (pollIntervalSeconds - 1) * 1000;
    },
    forget: (deviceCode) => void codes.delete(deviceCode),
  };
}
