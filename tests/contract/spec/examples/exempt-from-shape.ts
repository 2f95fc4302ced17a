/** Parts of an example's answer that depend on more of the world than the request names. */
const exempt: readonly { operationId: RegExp; where?: RegExp; path: RegExp; why: string }[] = [
  {
    operationId: /^RestorePoints_Create$/,
    where: /^answer/,
    path: /^\$\.properties\.(consistencyMode|sourceMetadata\.storageProfile\..+\.diskRestorePoint)$/,
    why: "recorded answers have these only once the operation has ended",
  },
  { operationId: /List/, path: /^\$\.nextLink$/, why: "a list that fits on one page has no next one" },
  {
    operationId: /^RestorePointCollections_Update$/,
    path: /^\$\.properties\.restorePoints$/,
    why: "only a GET expands the points (recorded); the generated example fills in every property that there is",
  },
  {
    operationId: /^Providers_/,
    path: /\.resourceTypes\[\d+\]\.locationMappings$/,
    why: "only types that can be in an edge zone have one, and which type comes first is the provider's",
  },
  {
    operationId: /^Vaults_/,
    path: /^\$\.(tags|sku\.tier|identity\.userAssignedIdentities)$/,
    why: "the examples answer tags, an older SKU and identities that their requests do not ask for; recordings do not",
  },
  {
    operationId: /^BackupJobs_List$/,
    path: /^\$\.value\[\d+\]\.properties\.endTime$/,
    why: "two jobs of an example, a finished one and one that runs, have the same name",
  },
  {
    operationId: /^(PublicIPAddresses|Subnets|VirtualNetworks|NetworkInterfaces|NetworkSecurityGroups)_/,
    path: /\.(ipConfigurations?|ipConfigurationProfiles|resourceNavigationLinks|serviceAssociationLinks|dscpConfiguration|purpose|defaultPublicNatGateway)$/,
    why: "it is of other resources, services and gateways that use the network, which the example does not show",
  },
  {
    operationId: /^(PublicIPAddresses|Subnets|VirtualNetworks)_/,
    path: /\.(zones|ddosSettings|sharingScope|defaultOutboundAccess|delegations\[\d+\]\.etag)$/,
    why: "the example's answer has settings for which its request does not ask",
  },
  {
    operationId: /^ResourceSkus_List$/,
    path: /\.locationInfo\[\d+\]\.(zones|zoneDetails|type|extendedLocations)$/,
    why: "zones and extended locations are those of the region",
  },
  {
    operationId: /^VirtualMachines_Get$/,
    path: /^\$\.resources\[\d+\]\.(tags|properties\.settings)$/,
    why: "what the maker of an extension has said of it",
  },
  {
    operationId: /^VirtualMachines_CreateOrUpdate$/,
    path: /^\$\.properties\.osProfile\.(linuxConfiguration\.ssh|(windows|linux)Configuration)$/,
    why: "keys are answered that the request does not have: which system an image holds, only the image tells",
  },
  {
    operationId: /^Resources$/,
    path: /^\$\.data\[\d+\]\.(tags|count)$/,
    why: "a limit without order takes any rows, with tags or without; a count is in the column count_",
  },
];

export function isExemptFromShape(operationId: string, where: string, path: string): boolean {
  return exempt.some(
    (one) => one.operationId.test(operationId) && (one.where?.test(where) ?? true) && one.path.test(path),
  );
}
