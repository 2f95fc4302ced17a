import type { JsonObject } from "#simulator/json.ts";

type Row = [name: string, description: string, source: string, destination: string, access: string, priority: number];

const rows: Record<"Inbound" | "Outbound", Row[]> = {
  Inbound: [
    [
      "AllowVnetInBound",
      "Allow inbound traffic from all VMs in VNET",
      "VirtualNetwork",
      "VirtualNetwork",
      "Allow",
      65000,
    ],
    [
      "AllowAzureLoadBalancerInBound",
      "Allow inbound traffic from azure load balancer",
      "AzureLoadBalancer",
      "*",
      "Allow",
      65001,
    ],
    ["DenyAllInBound", "Deny all inbound traffic", "*", "*", "Deny", 65500],
  ],
  Outbound: [
    [
      "AllowVnetOutBound",
      "Allow outbound traffic from all VMs to all VMs in VNET",
      "VirtualNetwork",
      "VirtualNetwork",
      "Allow",
      65000,
    ],
    ["AllowInternetOutBound", "Allow outbound traffic from all VMs to Internet", "*", "Internet", "Allow", 65001],
    ["DenyAllOutBound", "Deny all outbound traffic", "*", "*", "Deny", 65500],
  ],
};

/** The rules that every network security group has. */
export const defaultSecurityRules: JsonObject[] = Object.entries(rows).flatMap(([direction, list]) =>
  list.map(([name, description, sourceAddressPrefix, destinationAddressPrefix, access, priority]) => ({
    name,
    properties: {
      provisioningState: "Succeeded",
      description,
      protocol: "*",
      sourcePortRange: "*",
      destinationPortRange: "*",
      sourceAddressPrefix,
      destinationAddressPrefix,
      access,
      priority,
      direction,
      sourcePortRanges: [],
      destinationPortRanges: [],
      sourceAddressPrefixes: [],
      destinationAddressPrefixes: [],
    },
  })),
);
