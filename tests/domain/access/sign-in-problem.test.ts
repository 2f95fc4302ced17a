import { expect, it } from "vitest";
import { classifySignInProblem, signInExplanations, signInProblems } from "#lib/domain/access/sign-in-problem.ts";

it.each([
  ["invalid_client", "AADSTS7000215: Invalid client secret provided.", "clientSecret"],
  ["invalid_client", "AADSTS7000222: The provided client secret keys are expired.", "clientSecret"],
  ["unauthorized_client", "AADSTS700016: Application was not found in the directory.", "applicationUnknown"],
  ["invalid_request", "AADSTS90002: Tenant not found.", "tenantUnknown"],
  ["access_denied", "AADSTS50105: The signed in user is not assigned to a role.", "notAssigned"],
  ["access_denied", "AADSTS65004: User declined to consent.", "cancelled"],
  ["access_denied", "", "cancelled"],
  ["endpoints_resolution_error", "Endpoints cannot be resolved", "unreachable"],
  ["invalid_grant", "AADSTS70008: The provided authorization code has expired.", "expired"],
  ["something_new", "AADSTS999999: never seen", "unexpected"],
])("%s with %j is %s", (code, description, problem) => {
  expect(classifySignInProblem(code, description)).toBe(problem);
});

it.each(signInProblems)("%s says what it means and what to do", (problem) => {
  const { title, meaning, remedy } = signInExplanations[problem];
  for (const text of [title, meaning, remedy]) expect(text.length).toBeGreaterThan(10);
});
