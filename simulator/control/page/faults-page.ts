import { faultKinds } from "#simulator/control/fault.ts";
import type { PlannedFault } from "#simulator/control/fault-plan.ts";
import { operationNames } from "#simulator/control/operation-names.ts";
import { type Html, html } from "#simulator/control/page/html.ts";
import type { Simulator } from "#simulator/simulator.ts";

export function faultsPage({ faults }: Simulator): Html {
  const options = operationNames()
    .toSorted()
    .map((name) => html`<option value="${name}"></option>`);
  const kinds = faultKinds.map((kind) => html`<option>${kind}</option>`);
  return html`<section aria-labelledby="plan"><h2 id="plan">Plan a fault</h2>
<form method="post" action="/page/plan"><div class="row"><label>Operation<input name="operation" list="operations" value="RestorePoints_Create" required></label><datalist id="operations"><option value="*"></option>${options}</datalist>
<label>Kind<select name="kind">${kinds}</select></label><label>Part of the path<input name="resource" placeholder="any"></label></div>
<div class="row"><label>From call number<input type="number" name="nth" min="1" value="1"></label><label>How often<input name="times" value="1" pattern="[0-9]+|always" title="A number, or always"></label><label>Chance<input type="number" name="probability" min="0" max="1" step="any" value="1"></label><label>Seed<input name="seed" value="faults"></label></div>
<p class="soft">What some kinds take; what is empty has its usual value.</p>
<div class="row"><label>Status<input type="text" name="status" placeholder="500"></label><label>Error code<input name="code" placeholder="InternalExecutionError"></label><label>Message<input name="message"></label><label>Retry after (s)<input type="number" name="retryAfterSeconds" min="0"></label><label>Delay (ms)<input type="number" name="delayMs" min="0"></label><label>Skew (s)<input type="number" name="skewSeconds"></label><label>Effect applied<select name="applied"><option value="">-</option><option>true</option><option>false</option></select></label></div>
<button class="primary">Plan</button></form></section>${plannedSection(faults.list())}`;
}

function plannedSection(planned: readonly PlannedFault[]): Html {
  if (planned.length === 0)
    return html`<section><h2>Planned</h2><p class="soft">Nothing is planned: everything works.</p></section>`;
  const rows = planned.map(
    ({
      id,
      fault,
      seen,
      happened,
    }) => html`<tr><th scope="row">${fault.operation}</th><td>${fault.kind}</td><td>${fault.resource ?? "any"}</td>
<td class="number">${seen}</td><td class="number">${happened} of ${fault.times}</td><td><form method="post" action="/page/forget"><button name="id" value="${id}" aria-label="Forget ${fault.kind} of ${fault.operation}">Forget</button></form></td></tr>`,
  );
  return html`<section><h2>Planned</h2><div class="table"><table><thead><tr><th scope="col">Operation</th><th scope="col">Kind</th><th scope="col">Path</th><th scope="col" class="number">Calls seen</th><th scope="col" class="number">Happened</th><th scope="col">Plan</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}
