import type { ControlCall, ControlHandler } from "#simulator/control/control-call.ts";
import { type Form, faultFromForm } from "#simulator/control/page/fault-from-form.ts";
import { faultsPage } from "#simulator/control/page/faults-page.ts";
import type { Html } from "#simulator/control/page/html.ts";
import { journalPage } from "#simulator/control/page/journal-page.ts";
import { type PagePath, page } from "#simulator/control/page/layout.ts";
import { machinesPage } from "#simulator/control/page/machines-page.ts";
import { worldPage } from "#simulator/control/page/world-page.ts";
import type { Answer } from "#simulator/http/exchange.ts";

const views: Record<PagePath, (call: ControlCall) => Html> = {
  "/": ({ simulator }) => worldPage(simulator),
  "/page/machines": ({ simulator, url }) => machinesPage(simulator, url),
  "/page/faults": ({ simulator }) => faultsPage(simulator),
  "/page/journal": ({ simulator, url }) => journalPage(simulator, url),
};

/** A form of a page: the request of the control port that it stands for, and what is said when it has been done. */
type PageForm = { page: PagePath; route: string; content: (form: Form) => unknown; done: string };

const forms: Record<string, PageForm> = {
  pace: { page: "/", route: "POST /clock", content: paceFrom, done: "The clock goes at its new pace." },
  advance: { page: "/", route: "POST /clock/advance", content: secondsFrom, done: "The clock has moved." },
  delete: {
    page: "/page/machines",
    route: "POST /machines/delete",
    content: (form) => form,
    done: "The machine is gone.",
  },
  plan: { page: "/page/faults", route: "POST /faults", content: faultFromForm, done: "The fault is planned." },
  forget: {
    page: "/page/faults",
    route: "DELETE /faults",
    content: (form) => form,
    done: "The fault is forgotten.",
  },
};

/** Pages for people. A form that went well leads back to its page; one that did not shows the page with the reason. */
export function pageRoutes(control: Record<string, ControlHandler>): Record<string, ControlHandler> {
  const show = Object.entries(views).map(([path, view]): [string, ControlHandler] => [
    `GET ${path}`,
    (call) => {
      const done = forms[call.url.searchParams.get("done") ?? ""]?.done;
      return page(path as PagePath, view(call), done === undefined ? null : { text: done, isError: false });
    },
  ]);
  const submit = Object.entries(forms).map(([name, form]): [string, ControlHandler] => [
    `POST /page/${name}`,
    (call) => {
      const answer = control[form.route]?.(requestOf(call, form));
      if (answer === undefined) throw new Error(`The control port has no ${form.route}.`);
      if (answer.status < 400) return { status: 303, headers: { location: `${form.page}?done=${name}` } };
      return page(form.page, views[form.page](call), { text: sentenceOf(answer), isError: true });
    },
  ]);
  return Object.fromEntries([...show, ...submit]);
}

function paceFrom(form: Form): unknown {
  return { mode: form["mode"], ...(form["factor"] && { factor: Number(form["factor"]) }) };
}

function secondsFrom(form: Form): unknown {
  return { seconds: Number(form["seconds"]) };
}

/** What is deleted is named in the query; everything else is JSON. */
function requestOf(call: ControlCall, { route, content }: PageForm): ControlCall {
  const form = call.content as Form;
  if (!route.startsWith("DELETE")) return { ...call, content: content(form) };
  const url = new URL(call.url);
  for (const [name, value] of Object.entries(form)) url.searchParams.set(name, value);
  return { ...call, url };
}

function sentenceOf(answer: Answer): string {
  const { error } = answer.body as { error: { message: string } };
  return error.message;
}
