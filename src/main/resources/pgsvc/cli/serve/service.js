"use strict";

// Below an open service: how clients reach it, and what the inventory says of each member, as pgsvc explain has it.

function explained(service, cluster, columns) {
  const explanation = recent("/api/v1/services/" + encodeURIComponent(service.service) + "/explanation");
  const entries = recent("/api/v1/clusters/" + encodeURIComponent(cluster.cluster) + "/entries");
  return element("tr", { class: "detail" }, element("td", { colspan: String(columns + 1) }, element("div", { class: "explained" },
    ...(explanation === null ? ["…"] : explanation.failure ? [element("p", {}, "Why cannot be had: " + explanation.failure)]
      : [facts(explanation, url(entries, service)), members(explanation, cluster), advice(explanation)]))));
}

function url(entries, service) {
  const found = ((entries && entries.services) || []).find(one => one.service === service.service);
  return found && found.entries.length > 0 ? (found.entries.find(one => one.by === "vip") || found.entries[found.entries.length - 1]).url : null;
}

function facts(explanation, address) {
  const rows = [
    ["clients", address],
    ["selector", explanation.selector + (explanation.backup ? "; as a backup " + explanation.backup : "")],
    ["leads to", explanation.destination],
    ["check", explanation.check],
  ];
  return element("dl", {}, ...rows.filter(([, words]) => words).flatMap(([name, words]) =>
    [element("dt", {}, name), element("dd", {}, words)]));
}

function members(explanation, cluster) {
  return element("ul", {}, ...explanation.members.map(one => element("li", {},
    element("b", {}, short(one.instance, cluster.cluster)), " declared " + one.role + ", "
      + (one.server ? (one.server.backup ? "a backup" : "a server") + " on port " + one.server.port + ". " : "no server. ") + one.verdict)));
}

function advice(explanation) {
  return explanation.advice.length === 0 ? null : element("ul", { class: "advice" }, ...explanation.advice.map(one =>
    element("li", {}, one.detail + " ", element("span", { class: "mend" }, one.mend))));
}
