import type { AzureFailure, AzureFailureKind } from "./azure-failure.ts";
import { type ExplanationRow, type FailureExplanation, findRow, who } from "./explanation.ts";
import { networkFailures } from "./network-failures.ts";
import { platformFailures } from "./platform-failures.ts";
import { restorePointFailures } from "./restore-point-failures.ts";
import { signInFailures } from "./sign-in-failures.ts";

const rows: readonly ExplanationRow[] = [
  ...restorePointFailures,
  ...platformFailures,
  ...signInFailures,
  ...networkFailures,
];

/** What error panels show beside Azure's own words. A code that nobody has explained yet is quoted, never hidden. */
export function explainFailure(failure: Pick<AzureFailure, "kind" | "code" | "message">): FailureExplanation {
  const row = findRow(rows, failure);
  const { meaning, remedy, whoCanDoIt } = row ?? explainKind(failure.kind, failure.code);
  return { meaning, remedy, whoCanDoIt };
}

function explainKind(kind: AzureFailureKind, code: string): FailureExplanation {
  const said = code.startsWith("AADSTS") ? `Microsoft Entra ID answered "${code}"` : `Azure answered "${code}"`;
  switch (kind) {
    case "throttled":
      return {
        meaning: `${said}: too many requests in a short time.`,
        remedy: "Nothing: it goes on when Azure says so.",
        whoCanDoIt: who.nobody,
      };
    case "transient":
      return {
        meaning: `${said}, which looks like a passing fault.`,
        remedy: "Nothing yet: it is tried again. If it lasts, look at Azure's service health.",
        whoCanDoIt: who.nobody,
      };
    case "lost":
      return {
        meaning: `The answer was lost ("${code}"). The request may have had its effect.`,
        remedy: "Nothing: Stillpoint looks at what Azure has done before it repeats anything.",
        whoCanDoIt: who.nobody,
      };
    case "conflict":
      return {
        meaning: `${said}: it is busy with this resource.`,
        remedy: "Wait until the other operation is finished. It is tried again.",
        whoCanDoIt: who.nobody,
      };
    case "notFound":
      return {
        meaning: `${said}: what was asked for is not there.`,
        remedy: "Check whether it was deleted or moved in Azure.",
        whoCanDoIt: who.backupOperator,
      };
    case "forbidden":
      return {
        meaning: `${said}: the identity of this connection may not do this.`,
        remedy: "Assign it a role with the action that Azure's message names.",
        whoCanDoIt: who.owner,
      };
    case "unauthenticated":
      return {
        meaning: `${said}: the credential of this connection was not accepted.`,
        remedy: "Check tenant, client id and credential of the connection in Settings.",
        whoCanDoIt: who.administrator,
      };
    case "refused":
      return {
        meaning: `${said} and refused the request. Repeating it unchanged does not help.`,
        remedy: "Read Azure's own message; with the ids beside it Azure's support can find the request.",
        whoCanDoIt: who.backupOperator,
      };
  }
}
