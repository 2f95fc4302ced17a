import type { Json, JsonObject } from "#simulator/json.ts";

/** What the expressions of a template can ask for. */
export type TemplateScope = {
  parameters: JsonObject;
  variables: JsonObject;
  subscriptionId: string;
  tenantId: string;
  group: { id: string; name: string; location: string };
  deploymentName: string;
  /** Position in a copied resource. */
  copyIndex?: number;
  /** The properties of a resource (or the whole of it with `full`), for `reference()`. */
  reference(id: string, full: boolean): Json;
};
