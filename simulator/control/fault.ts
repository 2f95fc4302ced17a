import { z } from "zod";

const error = z
  .object({
    code: z.string().default("InternalExecutionError"),
    message: z.string().default("An internal execution error occurred. Please retry later."),
  })
  .prefault({});
const retryAfterSeconds = z.number().nonnegative();

/** Which calls a fault hits: of those that name the operation and the resource, from the nth on, so many of them. */
const calls = z.object({
  /** An operation's name in the journal, such as `RestorePoints_Create`, or `*`. */
  operation: z.string(),
  /** A part of the path, without regard to case: a machine's name, a group, a subscription. */
  resource: z.string().optional(),
  nth: z.int().min(1).default(1),
  times: z.union([z.int().min(1), z.literal("always")]).default(1),
  /** Chance with which a call is hit, drawn from the fault's own seed. */
  probability: z.number().gt(0).max(1).default(1),
  seed: z.string().default("faults"),
});

const kind = <K extends string, S extends z.ZodRawShape>(name: K, shape: S) =>
  calls.extend({ kind: z.literal(name), ...shape }).strict();

/** A fault in the form in which the control port takes it. Kinds are explained in docs/simulator.md. */
export const faultSchema = z.discriminatedUnion(
  "kind",
  [
    kind("throttle", { retryAfterSeconds: retryAfterSeconds.default(1) }),
    kind("error", {
      status: z.int().min(400).max(599).default(500),
      error,
      retryAfterSeconds: retryAfterSeconds.optional(),
    }),
    kind("answer", {
      status: z.int().min(200).max(599).default(200),
      headers: z.record(z.string(), z.string()).default({}),
      body: z.json(),
    }),
    kind("expiredToken", {}),
    kind("claimsChallenge", {}),
    kind("slow", { delayMs: z.number().nonnegative().max(600_000).default(5000) }),
    kind("clockSkew", { skewSeconds: z.number() }),
    kind("cutBefore", {}),
    kind("cutAfter", {}),
    kind("answerLost", {}),
    kind("halfAnswer", {}),
    kind("deliveredTwice", {}),
    kind("failOperation", { error }),
    kind("stuckOperation", {}),
    kind("lostOperation", {}),
    kind("otherEnd", { status: z.enum(["Succeeded", "Failed", "Canceled"]), applied: z.boolean(), error }),
  ],
  {
    error: (issue) =>
      issue.code === "invalid_union" ? "kind must be one of the kinds of faults in docs/simulator.md." : undefined,
  },
);

export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = Fault["kind"];
export type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>;

/** Faults of what an operation does later, taken where it is started. All others happen to the call itself. */
export const operationFaults = ["failOperation", "stuckOperation", "lostOperation", "otherEnd"] as const;

export const faultKinds: readonly FaultKind[] = faultSchema.options.map((option) => option.shape.kind.value);
