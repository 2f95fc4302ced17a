import { type ExplanationRow, who } from "./explanation.ts";

/** Why Microsoft Entra ID gave no token to the identity of a connection. */
export const signInFailures: readonly ExplanationRow[] = [
  {
    codes: ["AADSTS7000215", "invalid_client_secret"],
    meaning: "The client secret is wrong.",
    remedy:
      "Enter the secret's value in the connection. Entra shows a value and an id for each secret: the id does not work.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["AADSTS7000222"],
    meaning: "The client secret has expired.",
    remedy:
      "Create a new secret for the application in Entra and enter it in the connection, or change to a certificate.",
    whoCanDoIt: who.entra,
  },
  {
    codes: ["AADSTS700016"],
    meaning: "The tenant does not know an application with this client id.",
    remedy:
      "Check client id and tenant id of the connection; the application must be registered or consented to in this tenant.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["AADSTS90002", "AADSTS900023", "AADSTS90013", "invalid_tenant"],
    meaning: "Entra does not know this tenant.",
    remedy: "Check the tenant id of the connection and that it belongs to the chosen cloud.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["AADSTS50034"],
    meaning: "The account does not exist in this tenant.",
    remedy: "Check the tenant id of the connection and the name of the account.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["AADSTS7000112", "AADSTS7000113"],
    meaning: "The application is disabled in this tenant.",
    remedy: "Enable sign-in for the enterprise application in Entra.",
    whoCanDoIt: who.entra,
  },
  {
    codes: ["AADSTS700027", "AADSTS7000277"],
    meaning: "Entra does not accept the certificate: it is not registered for the application, or has expired.",
    remedy:
      "Upload the certificate's public part to the application in Entra, or enter the registered one in the connection.",
    whoCanDoIt: who.entra,
  },
  {
    codes: ["AADSTS700024"],
    meaning: "Entra finds the signed request too old or from the future: the clock of this server is wrong.",
    remedy: "Set the clock of the server on which Stillpoint runs by a time service.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["AADSTS53003", "AADSTS53000"],
    meaning: "A conditional access policy of your organisation blocks this identity.",
    remedy: "Allow the application from the place where Stillpoint runs; Entra's sign-in log names the policy.",
    whoCanDoIt: who.entra,
  },
  {
    codes: ["AADSTS500011", "AADSTS50001"],
    meaning: "This tenant does not know the resource for which the token was asked.",
    remedy: "Check that the cloud of the connection is the one that the tenant lives in.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["invalid_client"],
    meaning: "Entra does not accept the credential of this connection.",
    remedy: "Check client id and secret or certificate; Entra's text below says which of them.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["endpoints_resolution_error", "openid_config_error"],
    meaning: "The address given for Entra does not answer as Entra does for this tenant.",
    remedy: "Check the authority address and the tenant id of the connection.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["managed_identity_unavailable", "network_error", "invalid_resource", "user_assigned_client_id_unavailable"],
    meaning: "No managed identity answers where Stillpoint runs.",
    remedy:
      "Assign a managed identity to the Azure machine or app that runs Stillpoint, or use a secret or certificate.",
    whoCanDoIt: who.owner,
  },
  {
    codes: ["UnusableCredential"],
    meaning: "The credential stored for this connection cannot be used as it is, so nothing was sent.",
    remedy: "Enter it again; the text below says what is wrong with it.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["TokenFailure"],
    meaning: "No token could be obtained with the credential of this connection.",
    remedy: "Enter the credential again; the text below says what is wrong with it.",
    whoCanDoIt: who.administrator,
  },
];
