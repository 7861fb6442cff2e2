"use strict";

function names(all) {
  return all.length === 0 ? "no server" : all.join(" and ");
}

function bytes(lag) {
  if (lag === undefined) return "nobody knows how far behind";
  for (const [unit, size] of [["GB", 2 ** 30], ["MB", 2 ** 20], ["kB", 2 ** 10]]) {
    if (lag >= 10 * size) return Math.ceil(lag / size) + " " + unit + " behind";
  }
  return lag + (lag === 1 ? " byte behind" : " bytes behind");
}

function candidate(one, best, chosen) {
  const radio = element("input", { type: "radio", name: "candidate", value: one.name, ...(one.may ? {} : { disabled: "" }) });
  radio.checked = one.name === best;
  radio.addEventListener("change", chosen);
  return element("div", { class: "candidate" },
    element("label", {}, radio, " " + one.name + (one.may ? ", " + bytes(one.lag) : " may not lead")),
    one.may && one.losses.length === 0 ? element("p", {}, "Every service has as many servers then as now.") : null,
    one.losses.length === 0 ? null : items(one.losses.map(loss =>
      loss.service + ": " + names(loss.then) + " then, " + names(loss.now) + " now")),
    one.reasons.length === 0 ? null : items(one.reasons));
}

function ended(said) {
  const row = one => element("tr", {}, element("th", { scope: "row" }, one.node), ...(one.failure
    ? [element("td", { colspan: "2" }, one.failure)]
    : [element("td", {}, one.sends_after_seconds === undefined ? "not yet" : one.sends_after_seconds.toFixed(1) + " s"),
      element("td", {}, one.connections_waited_seconds === undefined ? "no" : one.connections_waited_seconds.toFixed(1) + " s")]));
  return [said.load_balancers.length === 0 ? null : element("div", { class: "wide" }, element("table", {},
    element("thead", {}, element("tr", {}, ...["load balancer", "sends to it after", "new connections waited"].map(head =>
      element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...said.load_balancers.map(row)))),
  said.remarks.length === 0 ? null : items(said.remarks)];
}

async function switchover(cluster) {
  const shown = sheet("Another leader for " + cluster, "Asking its Patronis…");
  const path = "/api/v1/clusters/" + encodeURIComponent(cluster) + "/switchover";
  let offer;
  try {
    const answer = await fetch(path);
    offer = await answer.json();
    if (!answer.ok) { shown.shows(); shown.says(...refusal(offer)); return; }
  } catch (error) {
    shown.shows();
    shown.says("Its Patronis cannot be asked for: " + error.message);
    return;
  }
  const sure = element("input", { type: "checkbox", id: "sure" });
  const force = field("Also where a service has no server then", sure);
  const wanted = () => document.querySelector("input[name=candidate]:checked");
  const chosen = () => {
    const one = wanted() && offer.candidates.find(other => other.name === wanted().value);
    force.hidden = !one || !one.losses.some(loss => loss.hole);
  };
  const list = element("fieldset", {}, element("legend", {}, "Who is to lead"),
    ...offer.candidates.map(one => candidate(one, offer.best, chosen)));
  shown.shows(
    element("p", {}, offer.leader ? offer.leader + " leads." : "Nobody leads."),
    offer.reasons.length === 0 ? null : items(offer.reasons),
    offer.candidates.length === 0 ? null : list, force);
  chosen();
  if (offer.best) shown.offers("Switch over", () => switchOver(shown, path, wanted().value, sure.checked));
}

async function switchOver(shown, path, to, force) {
  shown.says("Under way: new connections wait where they can…");
  const answer = await order(path, { to, force });
  if (answer.said.led === undefined) { shown.says(...refusal(answer.said)); return false; }
  shown.says();
  shown.shows(element("p", { role: "status", class: answer.ok ? "good" : "bad" }, (answer.ok ? "✓ " : "✕ ") + answer.said.words),
    ...ended(answer.said));
  return true;
}
