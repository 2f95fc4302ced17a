import { Html } from "#simulator/control/page/html.ts";

export const style = new Html(`
:root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de; --accent: #0b5cad; --on-accent: #fff; --bad: #a40e26; --good: #176639; }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --card: #161b22; --text: #e6edf3; --soft: #9aa5b1; --line: #3d444d; --accent: #6cb6ff; --on-accent: #0d1117; --bad: #ff9a9a; --good: #7ee2a0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 0.9375rem/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: center; padding: .5rem 1.5rem; background: var(--card); border-bottom: 1px solid var(--line); }
.product { margin: 0; font-weight: 700; } nav { display: flex; flex-wrap: wrap; gap: .25rem; }
nav a { padding: .5rem .75rem; border-radius: .5rem; color: var(--text); text-decoration: none; } nav a:hover { text-decoration: underline; }
nav a[aria-current] { background: var(--accent); color: var(--on-accent); font-weight: 600; }
main { padding: 1.25rem 1.5rem 3rem; max-width: 80rem; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; } h2 { font-size: 1.0625rem; margin: 0 0 .75rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem 1.25rem; margin-bottom: 1rem; }
p { margin: 0 0 .75rem; } .soft { color: var(--soft); } .big { font-size: 1.375rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.notice { padding: .625rem .875rem; border: 1px solid var(--good); border-left-width: .375rem; border-radius: .5rem; background: var(--card); white-space: pre-line; } .notice.error { border-color: var(--bad); }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; }
.row { margin: 0 0 .75rem; } .row span { padding: .5rem 0; } form.row:last-child { margin-bottom: 0; }
label { display: grid; gap: .25rem; font-weight: 600; font-size: .8125rem; min-width: 0; }
input, select { min-height: 2.5rem; padding: .375rem .625rem; border: 1px solid var(--soft); border-radius: .5rem; background: var(--card); color: var(--text); font: inherit; font-weight: 400; max-width: 100%; }
input[type=number] { width: 8rem; }
button { min-height: 2.5rem; padding: .375rem .875rem; border: 1px solid var(--soft); border-radius: .5rem; background: var(--card); color: var(--text); font: inherit; cursor: pointer; }
button:hover { border-color: var(--accent); } button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; } button.danger { color: var(--bad); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .75rem; margin: 0; } dt { color: var(--soft); font-size: .8125rem; } dd { margin: 0; font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
th, td { text-align: left; padding: .4375rem .75rem .4375rem 0; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; } thead th { font-size: .8125rem; color: var(--soft); } td.path { white-space: normal; overflow-wrap: anywhere; min-width: 20rem; font-family: ui-monospace, monospace; font-size: .8125rem; }
td form { margin: 0; } td button { min-height: 2rem; padding: .125rem .625rem; } .number { text-align: right; font-variant-numeric: tabular-nums; } .bad { color: var(--bad); font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 40rem) { header, main { padding-left: 1rem; padding-right: 1rem; } }
`);
