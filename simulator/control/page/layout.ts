import { type Html, html } from "#simulator/control/page/html.ts";
import { style } from "#simulator/control/page/style.ts";
import type { Answer } from "#simulator/http/exchange.ts";

const pages = [
  { path: "/", title: "World" },
  { path: "/page/machines", title: "Machines" },
  { path: "/page/faults", title: "Faults" },
  { path: "/page/journal", title: "Journal" },
] as const;

export type PagePath = (typeof pages)[number]["path"];

/** A whole page. `notice` says what the last form has done; with `error` it says why it has not. */
export function page(path: PagePath, content: Html, notice: { text: string; isError: boolean } | null = null): Answer {
  const title = pages.find((candidate) => candidate.path === path)?.title ?? "";
  const links = pages.map(
    (link) => html`<a href="${link.path}"${link.path === path ? html` aria-current="page"` : null}>${link.title}</a>`,
  );
  const message =
    notice &&
    html`<p class="${notice.isError ? "notice error" : "notice"}" role="${notice.isError ? "alert" : "status"}">${notice.text}</p>`;
  const document = html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Azure simulator</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><header><p class="product">Azure simulator</p><nav aria-label="Pages">${links}</nav></header>
<main><h1>${title}</h1>${message}${content}</main></body></html>`;
  return {
    status: notice?.isError ? 400 : 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      "referrer-policy": "same-origin",
    },
    body: `<!doctype html>\n${document.markup}`,
  };
}
