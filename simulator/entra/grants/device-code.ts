import { entraError } from "#simulator/entra/entra-error.ts";
import type { Grant } from "#simulator/entra/grant.ts";
import { grantToUser } from "#simulator/entra/token-answer.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** A device asks whether the person has signed in meanwhile. */
export async function grantForDevice(grant: Grant): Promise<Answer> {
  const { application, form, call } = grant;
  const { signIn, clock, directory } = call.simulator;
  const code = signIn.devices.find(form.get("device_code") ?? form.get("code") ?? "");
  if (code === undefined || code.clientId !== application.clientId) {
    return entraError(400, "bad_verification_code", 70018, "Invalid verification code: the device code is not known.");
  }
  const { state, deviceCode, scope } = code;
  if (state.kind === "declined") {
    signIn.devices.forget(deviceCode);
    return entraError(400, "authorization_declined", 65004, "User declined to consent to access the app.");
  }
  if (state.kind === "approved") {
    signIn.devices.forget(deviceCode);
    const user = directory.users.find((candidate) => candidate.oid === state.userOid);
    if (user) return grantToUser(grant, { user, application, scope });
    return entraError(400, "invalid_grant", 50034, "The user account does not exist in the tenant.");
  }
  if (code.expiresAt <= clock.now()) {
    signIn.devices.forget(deviceCode);
    return entraError(400, "expired_token", 70019, "Verification code expired. Have the user retry the sign-in.");
  }
  const isTooSoon = signIn.devices.notePoll(deviceCode, Date.now());
  return isTooSoon
    ? entraError(400, "slow_down", 70016, "The device asks too often: wait for the interval that it was given.")
    : entraError(
        400,
        "authorization_pending",
        70016,
        "OAuth 2.0 device flow error. Authorization is pending. Continue polling.",
      );
}
