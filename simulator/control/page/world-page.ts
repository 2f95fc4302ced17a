import { azureTime } from "#simulator/clock.ts";
import { type Html, html } from "#simulator/control/page/html.ts";
import type { Simulator } from "#simulator/simulator.ts";
import type { TableName } from "#simulator/world/world.ts";

const counted: { table: TableName; title: string }[] = [
  { table: "subscriptions", title: "Subscriptions" },
  { table: "resourceGroups", title: "Resource groups" },
  { table: "virtualMachines", title: "Virtual machines" },
  { table: "disks", title: "Disks" },
  { table: "snapshots", title: "Snapshots" },
  { table: "collections", title: "Collections" },
  { table: "restorePoints", title: "Restore points" },
  { table: "locks", title: "Locks" },
];

const steps = [
  { seconds: 60, title: "1 minute" },
  { seconds: 3600, title: "1 hour" },
  { seconds: 86_400, title: "1 day" },
];
const shownOperations = 25;

export function worldPage(simulator: Simulator): Html {
  const { world, journal, options } = simulator;
  const counts = counted.map(({ table, title }) => html`<div><dt>${title}</dt><dd>${world[table].size}</dd></div>`);
  return html`${clockSection(simulator)}
<section aria-labelledby="counts"><h2 id="counts">The fleet ${options.fleet}</h2><dl>${counts}<div><dt>Requests</dt><dd>${journal.count()}</dd></div></dl></section>
${operationsSection(simulator)}`;
}

function clockSection({ clock }: Simulator): Html {
  const mode = clock.mode();
  const factor = clock.state().factor;
  const pace = {
    real: "It goes as fast as real time.",
    explicit: "It stands still until you move it.",
    scaled: `It goes ${factor} times as fast as real time.`,
  };
  const buttons = steps.map((step) => html`<button name="seconds" value="${step.seconds}">${step.title}</button>`);
  return html`<section aria-labelledby="clock"><h2 id="clock">Clock</h2>
<p><span class="big">${azureTime(clock.now()).slice(0, 19).replace("T", " ")} UTC</span></p><p class="soft">${pace[mode]} It never goes back.</p>
<form class="row" method="post" action="/page/advance" aria-label="Move the clock"><span>Move forward by</span>${buttons}</form>
<form class="row" method="post" action="/page/advance" aria-label="Move the clock by seconds"><label>Seconds<input type="number" name="seconds" min="1" required></label><button>Move forward</button></form>
<form class="row" method="post" action="/page/pace" aria-label="Pace of the clock"><button name="mode" value="real">Real time</button><button name="mode" value="explicit">Stand still</button></form>
<form class="row" method="post" action="/page/pace" aria-label="Faster clock"><label>Times as fast<input type="number" name="factor" min="2" max="100000" value="60" required></label><button name="mode" value="scaled">Run faster</button></form></section>`;
}

function operationsSection({ world, clock }: Simulator): Html {
  const now = clock.now();
  const running = [...world.operations.all()].filter((operation) => operation.status === "InProgress");
  if (running.length === 0) return html`<section><h2>Operations</h2><p class="soft">Nothing is going on.</p></section>`;
  const rows = running.slice(0, shownOperations).map(
    (operation) => html`<tr><td>${operation.effect.kind}</td><td>${operation.location}</td>
<td class="number">${operation.endsAt === null ? "never" : `in ${Math.max(0, Math.ceil((operation.endsAt - now) / 1000))} s`}</td><td class="path">${operation.id}</td></tr>`,
  );
  return html`<section><h2>Operations</h2><div class="table"><table><caption>${running.length} going on${running.length > shownOperations ? `, ${shownOperations} shown` : ""}</caption>
<thead><tr><th scope="col">Effect</th><th scope="col">Region</th><th scope="col" class="number">Ends</th><th scope="col">Id</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}
