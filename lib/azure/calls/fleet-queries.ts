/**
 * The three questions that replace hundreds of lists. Ordered by the unique id, without which Resource Graph gives no reliable
 * paging token. Instances of Uniform scale sets live in a table of their own.
 */
export const fleetQueries = {
  virtualMachines: `Resources
| where type in~ ('microsoft.compute/virtualmachines', 'microsoft.classiccompute/virtualmachines')
| union (ComputeResources | where type =~ 'microsoft.compute/virtualmachinescalesets/virtualmachines')
| project id, name, type, location, zones, tags, plan, sku, extendedLocation, properties
| order by id asc`,
  disks: `Resources
| where type =~ 'microsoft.compute/disks'
| project id, name, tags, sku, properties
| order by id asc`,
  collections: `Resources
| where type =~ 'microsoft.compute/restorepointcollections'
| project id, location, properties
| order by id asc`,
} as const;
