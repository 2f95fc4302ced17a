/** Plain data: one process stores it, another goes on with it. */
export type OperationRef = { subscriptionId: string; operationUrl: string; operationId: string };
