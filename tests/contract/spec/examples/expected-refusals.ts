import { at } from "../world/json-shape.ts";
import type { ExampleRequest } from "./example-request.ts";

export type ExpectedRefusal = { status: number; code: string; why: string };

/**
 * Requests of examples that Azure itself refuses: generated examples fill every parameter with letters, whatever values
 * there are.
 */
const refusals: readonly (ExpectedRefusal & { operationId: RegExp; when: (request: ExampleRequest) => boolean })[] = [
  {
    operationId: /^VirtualMachines_List/,
    when: ({ url }) => /^a+$/.test(new URL(url, "https://a").searchParams.get("$filter") ?? ""),
    status: 400,
    code: "InvalidParameter",
    why: "virtual machines are filtered by 'virtualMachineScaleSet/id' only",
  },
  {
    operationId: /^VirtualMachines_CreateOrUpdate$/,
    when: ({ body }) => hasInterfaceWithoutSubnet(body),
    status: 400,
    code: "SubnetNotSpecified",
    why: "the example makes a network interface without a subnet",
  },
  {
    operationId: /^Provider/,
    when: ({ url }) => /\/providers\/(Microsoft\.)?TestRP/i.test(url),
    status: 404,
    code: "InvalidResourceNamespace",
    why: "no tenant has the namespace that examples are made with",
  },
  {
    operationId: /^checkResourceName$/,
    when: ({ body }) => body === undefined,
    status: 400,
    code: "InvalidRequestContent",
    why: "the example calls its body otherwise than the operation does, so that there is none to send",
  },
];

export function expectedRefusal(operationId: string, request: ExampleRequest): ExpectedRefusal | null {
  return refusals.find((one) => one.operationId.test(operationId) && one.when(request)) ?? null;
}

function hasInterfaceWithoutSubnet(body: unknown): boolean {
  const made = at(body, "properties", "networkProfile", "networkInterfaceConfigurations");
  const addresses = [made ?? []].flat().flatMap((one) => [at(one, "properties", "ipConfigurations") ?? []].flat());
  return addresses.some((one) => at(one, "properties", "subnet") === undefined);
}
