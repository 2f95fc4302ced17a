import { groupOf } from "#simulator/arm/resource-id.ts";
import { type Html, html } from "#simulator/control/page/html.ts";
import type { Simulator } from "#simulator/simulator.ts";
import type { VirtualMachine } from "#simulator/world/records.ts";
import { pointsOfVm } from "#simulator/world/world.ts";

const shown = 100;

export function machinesPage(simulator: Simulator, url: URL): Html {
  const search = url.searchParams.get("search") ?? "";
  const found = firstMatches(simulator.world.virtualMachines.all(), search.toLowerCase());
  const rows = found.slice(0, shown).map((vm) => row(simulator, vm));
  const more = found.length > shown ? ` The first ${shown} are shown: search for others.` : "";
  return html`<section><form class="row" method="get" action="/page/machines" role="search"><label>Name or group<input type="search" name="search" value="${search}"></label><button>Search</button></form></section>
<section><div class="table"><table><caption>${found.length > shown ? "Many machines." : `${found.length} machines.`}${more}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Resource group</th><th scope="col">Region</th><th scope="col">Size</th><th scope="col">Power</th><th scope="col">Agent</th><th scope="col" class="number">Restore points</th><th scope="col">Behind the product's back</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

/** One more than are shown, so that it is known whether there are more. */
function firstMatches(machines: Iterable<VirtualMachine>, search: string): VirtualMachine[] {
  const found: VirtualMachine[] = [];
  for (const vm of machines) {
    if (search !== "" && !`${vm.name} ${groupOf(vm.id)}`.toLowerCase().includes(search)) continue;
    found.push(vm);
    if (found.length > shown) break;
  }
  return found;
}

function row({ world }: Simulator, vm: VirtualMachine): Html {
  const { agent, powerState } = vm.runtime;
  return html`<tr><th scope="row">${vm.name}</th><td>${groupOf(vm.id)}</td><td>${vm.location}</td><td>${vm.properties.hardwareProfile.vmSize}</td>
<td>${powerState}</td><td>${agent === null ? "none" : agent.status}</td><td class="number">${world.restorePoints.count(pointsOfVm(vm.id))}</td>
<td><form method="post" action="/page/delete"><button class="danger" name="name" value="${vm.name}" aria-label="Delete ${vm.name}">Delete</button></form></td></tr>`;
}
