"use strict";

const histories = new Map();

// What a load balancer is beside what it shall be: the inventory, its files, and what runs.
function differences(balancer) {
  if (!balancer.reached) return [balancer.failure + ". " + balancer.mend];
  const files = balancer.pending.map(file => "The inventory and the disk differ: " + file + " is not as the inventory says.");
  const runs = balancer.drift.map(one => "The disk and the running HAProxy differ: " + drifted(one) + ".");
  return [
    ...(balancer.running ? [] : ["No HAProxy runs that loads these files and takes commands."]),
    ...files, ...runs,
    ...balancer.remarks.map(remark => remark + "."),
    ...balancer.foreign.map(file => "Not pgsvc's, left alone: " + file),
  ];
}

function changesOf(said) {
  return said.changes.map(change => element("div", {},
    element("p", {}, change.file + " " + CHANGES[change.change]), diff(change.file, change.diff)));
}

// Fills a place with what is asked for once, until something is applied.
async function fill(path, place, make) {
  try {
    if (!histories.has(path)) {
      const answer = await fetch(path);
      const said = await answer.json();
      if (!answer.ok) throw new Error(said.error);
      histories.set(path, said);
    }
    place.replaceChildren(...make(histories.get(path)));
  } catch (error) {
    place.replaceChildren(element("p", {}, "It cannot be had: " + error.message));
  }
}

// Something that opens, and is asked for then. What opens is remembered at once, as in a cluster.
function opens(path, words, make) {
  const place = element("div", {});
  if (open.has(path)) fill(path, place, make);
  return element("details", open.has(path) ? { open: "" } : {},
    element("summary", { "data-key": path, click: event => {
      event.preventDefault();
      histories.delete(path);
      toggle(path);
    } }, words), place);
}

function generation(path, one) {
  return element("li", {},
    element("strong", {}, "Generation " + one.generation + ": " + one.result),
    " by " + one.who + ", ", element("time", { datetime: one.when }, new Date(one.when).toLocaleString()),
    one.why ? ": " + one.why : "",
    opens(path + "/" + one.generation, "What generation " + one.generation + " changed", changesOf));
}

function historyOf(node) {
  const path = "/api/v1/nodes/" + encodeURIComponent(node) + "/history";
  return opens(path, "What was applied to " + node, said => said.generations.length === 0
    ? [element("p", {}, "Nothing was applied here that is kept.")]
    : [element("ul", {}, ...said.generations.map(one => generation(path, one)))]);
}

function balancerOf(balancer) {
  const told = differences(balancer);
  return element("section", { "aria-label": "load balancer " + balancer.node },
    element("h3", {}, balancer.node, balancer.haproxy_version ? element("small", {}, " HAProxy " + balancer.haproxy_version) : null),
    told.length === 0 ? element("p", { class: "good" }, "✓ Inventory, disk and running HAProxy agree.") : items(some(told, more => "and " + more + " more, which pgsvc status and pgsvc plan tell")),
    balancer.reached ? historyOf(balancer.node) : null);
}
