/** One request to Resource Manager with its answer, whoever recorded it. */
export type ArmExchange = {
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody?: unknown;
  status: number;
  responseHeaders: Record<string, string>;
  responseBody?: unknown;
};
