import type { Answer } from "#simulator/http/exchange.ts";

export type ArmErrorDetail = { code: string; message: string; target?: string };

/** An error in the form in which Resource Manager and its providers report one. */
export function armError(
  status: number,
  code: string,
  message: string,
  more: { target?: string; details?: ArmErrorDetail[]; headers?: Record<string, string> } = {},
): Answer {
  const { headers, ...rest } = more;
  return { status, body: { error: { code, message, ...rest } }, ...(headers && { headers }) };
}

const fromGateway = { headers: { "x-ms-failure-cause": "gateway" } };

export function resourceNotFound(group: string, typeAndName: string): Answer {
  return armError(
    404,
    "ResourceNotFound",
    `The Resource '${typeAndName}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
    fromGateway,
  );
}

export function resourceGroupNotFound(group: string): Answer {
  return armError(404, "ResourceGroupNotFound", `Resource group '${group}' could not be found.`, fromGateway);
}

export function subscriptionNotFound(subscriptionId: string): Answer {
  return armError(404, "SubscriptionNotFound", `The subscription '${subscriptionId}' could not be found.`, fromGateway);
}

export function parentResourceNotFound(parent: string): Answer {
  return armError(
    404,
    "ParentResourceNotFound",
    `Failed to perform the requested operation on nested resource. Parent resource '${parent}' not found.`,
    fromGateway,
  );
}

export function invalidRequestContent(message: string): Answer {
  return armError(
    400,
    "InvalidRequestContent",
    `The request content was invalid and could not be deserialized: '${message}'.`,
  );
}

export function invalidParameter(target: string, message: string): Answer {
  return armError(400, "InvalidParameter", message, { target });
}
