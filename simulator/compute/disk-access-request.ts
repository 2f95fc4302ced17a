import { invalidParameter, invalidRequestContent } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject } from "#simulator/json.ts";

export type AccessRequest = { access: "Read" | "Write"; durationMs: number; withGuestState: boolean };

const levels = ["None", "Read", "Write"] as const;
const formats = ["VHD", "VHDX"];
const longestSeconds = 2 ** 31 - 1;

/** The body of beginGetAccess (`GrantAccessData`). */
export function readAccessRequest({ content }: ArmCall): AccessRequest | Answer {
  if (!isObject(content)) return invalidRequestContent("grantAccessData must be a JSON object.");
  const { access, durationInSeconds, fileFormat, getSecureVMGuestStateSAS: guestState = false } = content;
  const level = levels.find((known) => known.toLowerCase() === String(access).toLowerCase());
  if (access === undefined) return required("access");
  if (level === undefined || level === "None")
    return invalidParameter(
      "grantAccessData.access",
      `The value '${access}' of parameter 'access' is not Read or Write.`,
    );
  if (durationInSeconds === undefined) return required("durationInSeconds");
  if (typeof durationInSeconds !== "number" || !isDuration(durationInSeconds)) {
    return invalidParameter(
      "grantAccessData.durationInSeconds",
      `The value '${durationInSeconds}' of parameter 'durationInSeconds' must be a whole number from 1 to ${longestSeconds}.`,
    );
  }
  if (fileFormat !== undefined && !formats.includes(String(fileFormat).toUpperCase()))
    return invalidParameter(
      "grantAccessData.fileFormat",
      `The value '${fileFormat}' of parameter 'fileFormat' is not VHD or VHDX.`,
    );
  if (typeof guestState !== "boolean")
    return invalidParameter(
      "grantAccessData.getSecureVMGuestStateSAS",
      "getSecureVMGuestStateSAS must be true or false.",
    );
  return { access: level, durationMs: durationInSeconds * 1000, withGuestState: guestState };
}

function isDuration(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= longestSeconds;
}

function required(name: string): Answer {
  const target = `grantAccessData.${name}`;
  return invalidParameter(target, `Required parameter '${target}' is missing (null).`);
}
