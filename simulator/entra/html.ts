import type { Answer } from "#simulator/http/exchange.ts";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const style = `
:root { color-scheme: light dark; --page: #eef1f4; --card: #fff; --text: #1b1f24; --soft: #57606a; --line: #c9d1d9; --accent: #0b5cad; --on-accent: #fff; --bad: #a40e26; }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --card: #161b22; --text: #e6edf3; --soft: #9aa5b1; --line: #3d444d; --accent: #6cb6ff; --on-accent: #0d1117; --bad: #ff9a9a; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { width: min(28rem, 100%); background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 2rem; }
h1 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 .5rem; } h2 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
p { margin: 0; color: var(--soft); } ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
button { width: 100%; min-height: 2.75rem; padding: .5rem .875rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); color: var(--text); font: inherit; text-align: left; cursor: pointer; }
button:hover { border-color: var(--accent); } button .name { display: block; font-weight: 600; } button .detail { display: block; color: var(--soft); font-size: .875rem; }
button.primary { margin-top: 1rem; background: var(--accent); border-color: var(--accent); color: var(--on-accent); text-align: center; font-weight: 600; }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600; font-size: .875rem; }
input { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--soft); border-radius: .5rem; background: var(--card); color: var(--text); font: inherit; }
input[aria-invalid] { border-color: var(--bad); } .error { color: var(--bad); font-weight: 600; } .hint { font-size: .875rem; margin-top: .5rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }`;

export function htmlAnswer(status: number, title: string, content: string): Answer {
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-frame-options": "DENY",
    },
    body: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main>${content}</main></body></html>`,
  };
}
