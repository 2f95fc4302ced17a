import type { TemplateResource } from "#simulator/deployments/read-template.ts";
import type { JsonObject } from "#simulator/json.ts";

/** Type of the records of deployments among the other resources. */
export const deploymentType = "Microsoft.Resources/deployments";

/** Which providers a template uses, in the order in which it names them. */
export function providersOf(resources: readonly TemplateResource[], groupLocation: string): JsonObject[] {
  const providers = new Map<string, Map<string, Set<string>>>();
  for (const { type, location } of resources) {
    const [namespace = "", ...rest] = type.split("/");
    const types = providers.get(namespace) ?? new Map<string, Set<string>>();
    const locations = types.get(rest.join("/")) ?? new Set<string>();
    types.set(rest.join("/"), locations.add(location ?? groupLocation));
    providers.set(namespace, types);
  }
  return [...providers].map(([namespace, types]) => ({
    namespace,
    resourceTypes: [...types].map(([resourceType, locations]) => ({ resourceType, locations: [...locations] })),
  }));
}

export function dependenciesOf(resources: readonly TemplateResource[]): JsonObject[] {
  const basic = ({ id, type, name }: TemplateResource) => ({ id, resourceType: type, resourceName: name });
  return resources
    .filter((resource) => resource.dependsOn.length > 0)
    .map((resource) => ({
      dependsOn: resource.dependsOn.flatMap((id) => {
        const found = resources.find((other) => other.id === id);
        return found ? [basic(found)] : [];
      }),
      ...basic(resource),
    }));
}

/** A length of time as ISO 8601 writes it, such as `PT1M38.6S`. */
export function isoDuration(ms: number): string {
  const seconds = ms / 1000;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const rest = Math.round((seconds % 60) * 10_000_000) / 10_000_000;
  return `PT${hours > 0 ? `${hours}H` : ""}${minutes > 0 ? `${minutes}M` : ""}${rest}S`;
}

/** A hash of the template as Azure sends one: the same template has always the same. */
export function templateHash(template: unknown): string {
  let hash = 14_695_981_039_346_656_037n;
  for (const char of JSON.stringify(template)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * 1_099_511_628_211n);
  }
  return hash.toString();
}
