"use strict";

const happened = [];
const SOME = 50;
let began = "";
let most = SOME;

// Those that are new; a gap says that some were missed, and they are asked for.
function takeEvents(said) {
  if (said.began !== began) happened.length = 0;
  began = said.began;
  const last = happened.length === 0 ? 0 : happened[happened.length - 1].number;
  const fresh = said.events.filter(event => event.number > last);
  if (fresh.length > 0 && fresh[0].number > last + 1) { askEvents(); return; }
  happened.push(...fresh);
  showEvents();
}

async function askEvents() {
  const last = happened.length === 0 ? 0 : happened[happened.length - 1].number;
  const answer = await fetch("/api/v1/events?since=" + last);
  if (!answer.ok) return;
  const said = await answer.json();
  if (said.began !== began) happened.length = 0;
  began = said.began;
  happened.push(...said.events.filter(event => happened.length === 0 || event.number > happened[happened.length - 1].number));
  showEvents();
}

// Whether a load balancer serves a cluster.
function serves(node, cluster) {
  return latest && latest.clusters.some(one => one.cluster === cluster
    && one.services.some(service => service.load_balancers.some(at => at.node === node)));
}

function showEvents() {
  const choice = document.getElementById("events-cluster");
  const clusters = latest ? latest.clusters.map(one => one.cluster) : [];
  if ([...choice.options].slice(1).map(option => option.value).join("\n") !== clusters.join("\n")) {
    const chosen = choice.value;
    choice.replaceChildren(element("option", { value: "" }, "all"), ...clusters.map(name => element("option", { value: name }, name)));
    choice.value = clusters.includes(chosen) ? chosen : "";
  }
  const wanted = happened.filter(event => choice.value === "" || event.cluster === choice.value
    || (!event.cluster && serves(event.node, choice.value)));
  document.getElementById("events-began").textContent = began
    ? "Since " + new Date(began).toLocaleString() + ", when this server was started; what was before it does not know." : "";
  const list = wanted.slice(-most).reverse();
  document.getElementById("events-list").replaceChildren(...(list.length === 0
    ? [element("li", {}, "Nothing has happened.")]
    : list.map(event => element("li", {},
      element("time", { datetime: event.at }, new Date(event.at).toLocaleString()), " ",
      [event.cluster, event.node].filter(Boolean).join(" at ") + ": " + event.words))));
  document.getElementById("events-more").hidden = wanted.length <= most;
}

function showOlder() {
  most += SOME;
  showEvents();
}
