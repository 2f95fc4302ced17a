import type { DemoUser } from "#simulator/entra/directory.ts";
import { escapeHtml, htmlAnswer } from "#simulator/entra/html.ts";
import type { Answer } from "#simulator/http/exchange.ts";

type SignInPage = {
  action: string;
  tenantName: string;
  users: DemoUser[];
  userName?: string;
  error?: string;
  canDecline?: boolean;
};

/** A neutral sign-in page: one button per demo user, and below it the form with user name and password. */
export function signInPage(page: SignInPage): Answer {
  const title = `${page.tenantName} sign-in · simulator`;
  return htmlAnswer(
    200,
    title,
    `<header><h1>${escapeHtml(title)}</h1>
<p>This is a simulated tenant. No real account is used and nothing leaves this machine.</p></header>
${page.users.length > 0 ? demoUsers(page) : ""}
${passwordForm(page)}${page.canDecline ? declineForm(page) : ""}`,
  );
}

function declineForm({ action }: SignInPage): string {
  return `<form method="post" action="${escapeHtml(action)}"><h2>This was not you?</h2>
<button type="submit" name="decline" value="true">Decline</button></form>`;
}

function demoUsers(page: SignInPage): string {
  const buttons = page.users.map(
    (user) => `<li><button type="submit" name="demo_user" value="${escapeHtml(user.userPrincipalName)}">
<span class="name">${escapeHtml(user.name)}</span><span class="detail">${escapeHtml(user.jobTitle)} · ${escapeHtml(rolesOf(user))}</span>
</button></li>`,
  );
  return `<form method="post" action="${escapeHtml(page.action)}" aria-labelledby="pick"><h2 id="pick">Pick a demo user</h2>
<ul>${buttons.join("")}</ul></form>`;
}

function rolesOf(user: DemoUser): string {
  if (user.roles.length === 0) return "no role";
  return user.roles
    .map((role) => role.replace("Stillpoint.", "").replace(/(?!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`))
    .join(", ");
}

function passwordForm(page: SignInPage): string {
  const error =
    page.error === undefined ? "" : `<p class="error" role="alert" id="error">${escapeHtml(page.error)}</p>`;
  const described = page.error === undefined ? "hint" : "error hint";
  return `<form method="post" action="${escapeHtml(page.action)}" aria-labelledby="form"><h2 id="form">Sign in with a password</h2>
${error}
<label for="username">User name</label>
<input id="username" name="username" type="text" inputmode="email" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${escapeHtml(page.userName ?? "")}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required aria-describedby="${described}"${page.error === undefined ? "" : ' aria-invalid="true"'}>
<p class="hint" id="hint">Use the demo password of the user, which is in <code>simulator.json</code> in the simulator's data folder.</p>
<button type="submit" class="primary">Sign in</button></form>`;
}

/** A page with one message, or one that passes values on by a form (response mode `form_post`). */
export function messagePage(
  status: number,
  title: string,
  message: string,
  pass?: { action: string; fields: Record<string, string> },
): Answer {
  const fields = Object.entries(pass?.fields ?? {}).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const form =
    pass === undefined
      ? ""
      : `<form method="post" action="${escapeHtml(pass.action)}" id="pass">${fields.join("")}<button type="submit" class="primary">Continue</button></form>
<script>document.getElementById("pass").submit()</script>`;
  return htmlAnswer(
    status,
    title,
    `<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p></header>${form}`,
  );
}
