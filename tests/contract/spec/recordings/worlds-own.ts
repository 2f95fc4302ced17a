/** Where the recorded world and the prepared one differ for a reason. `side` is what our answer has: less or more. */
const differences: readonly { operation: RegExp; side?: "missing" | "surplus"; path: RegExp; why: string }[] = [
  {
    operation: /^ResourceGroups_Get$/,
    path: /^\$\.tags\./,
    why: "a policy of the recorded subscription tags groups some time after they were made",
  },
  {
    operation: /^VirtualMachine/,
    side: "surplus",
    path: /^\$(\.value\[\d+\])?\.etag$/,
    why: "regions had it or had it not at the time, with the same version",
  },
  {
    operation: /^VirtualMachines_/,
    side: "surplus",
    path: /vmAgent\.extensionHandlers$/,
    why: "the agent for Windows was shown without an empty list",
  },
  {
    operation: /^VirtualMachines_Get$/,
    side: "surplus",
    path: /instanceView\.(computerName|osName|osVersion)$/,
    why: "the agent of a machine that has just been made had not reported yet",
  },
  {
    operation: /^(VirtualMachines|RestorePoint)/,
    side: "missing",
    path: /(linux|windows)Configuration\.enableVMAgentPlatformUpdates$/,
    why: "regions had it or had it not at the time, with the same version",
  },
  {
    operation: /^NetworkInterfaces_Get$/,
    side: "surplus",
    path: /\.(tapConfigurations|enableAcceleratedNetworking)$/,
    why: "both forms are recorded for interfaces that were asked for in the same way",
  },
  {
    operation: /^NetworkInterfaces_ListAll$/,
    path: /^\$\.value\[\d+\]\.properties\.(hostedWorkloads|private\w+|ipConfigurations\[\d+\]\.properties\.private\w+)$/,
    why: "it is of other services of the recorded subscription, and of interfaces that had gone before a second list",
  },
  {
    operation: /^Subnets_/,
    side: "surplus",
    path: /\.(defaultOutboundAccess|ipamPoolPrefixAllocations)$/,
    why: "the network around the subnet is known from a later answer only; one of six recordings is without the empty list",
  },
  {
    operation: /^VirtualMachineImages_Get$/,
    path: /^\$\.properties\.(features|imageDeprecationStatus\.\w+)$/,
    why: "it is the publisher's of each image",
  },
  { operation: /./, path: /^\$\.nextLink$/, why: "the recorded list went over several pages, or ours does" },
];

export function isWorldsOwn(operation: string, side: string, path: string): boolean {
  return differences.some((one) => one.operation.test(operation) && (one.side ?? side) === side && one.path.test(path));
}
