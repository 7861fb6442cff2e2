"use strict";

// A cluster's map: where clients come in, the load balancers, the services, the instances, and the way that traffic
// takes between them now.

const COLUMNS = [4, 256, 508, 760];
const BOX = 200;
const ROW = 50;
const TALL = 40;
const LONGEST = 28;
const WAYS = {
  "vip": "the cluster's virtual address",
  "dns": "the cluster's name",
  "all": "one after the other",
};

function drawn(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function map(cluster) {
  if (cluster.services.length === 0) return null;
  const key = "map:" + cluster.cluster;
  const details = element("details", open.has(key) ? { open: "" } : {},
    element("summary", { click: event => { event.preventDefault(); toggle(key); }, "data-key": key }, "The way of traffic"));
  if (open.has(key)) details.append(picture(cluster, recent("/api/v1/clusters/" + encodeURIComponent(cluster.cluster) + "/entries")));
  return details;
}

function picture(cluster, entries) {
  const nodes = [...new Set(cluster.services.flatMap(service => service.load_balancers.map(at => at.node)))];
  const columns = [ways(entries), nodes.map(balancerBox), cluster.services.map(service => ({
    key: service.service + ":" + service.port,
    words: short(service.service, cluster.cluster), more: service.port + " " + service.check, kind: "" })),
  cluster.members.map(one => memberBox(one, cluster))];
  const tallest = Math.max(...columns.map(column => column.length)) * ROW;
  columns.forEach((column, index) => column.forEach((box, row) => {
    box.x = COLUMNS[index];
    box.y = 28 + (tallest - column.length * ROW) / 2 + row * ROW;
  }));
  const [clients, balancers, services, members] = columns;
  const lines = clients.map(from => line(from, frame(balancers), "way", "")).concat(
    cluster.services.flatMap((service, index) => [
      served(frame(balancers), services[index], service),
      ...members.map(to => reached(services[index], to, service))]));
  const heads = ["clients come in by", "load balancers", "services", "instances"];
  return element("figure", { class: "wide", tabindex: "0", "data-key": "picture:" + cluster.cluster },
    drawn("svg", { class: "map", role: "img", viewBox: "0 0 968 " + (tallest + 34), "aria-label": inWords(cluster) },
      ...heads.map((head, index) => text(COLUMNS[index] + 2, 16, head, "quiet")),
      ...lines.filter(one => one !== null), border(balancers),
      ...columns.flat().map(boxDrawn)),
    element("figcaption", {}, "A whole line: gets sessions now, with ◐ as a backup that stands in. Dashes: waits as a backup. Dots: gets none, though it should."));
}

function ways(entries) {
  const found = new Map();
  for (const service of (entries && entries.services) || []) {
    for (const entry of service.entries) {
      const words = entry.by === "all" ? "a load balancer's address" : entry.hosts[0].host;
      found.set(entry.by + words, { words, more: WAYS[entry.by], kind: "" });
    }
  }
  return [...found.values()];
}

function balancerBox(node) {
  const found = latest.load_balancers.find(one => one.node === node);
  const well = found && found.reached && found.running;
  const words = !found ? "" : !found.reached ? "not reached" : found.running ? "HAProxy " + (found.haproxy_version || "") : "no HAProxy";
  return { words: (well ? "✓ " : "✕ ") + node, more: words, kind: well ? "" : "silent" };
}

function memberBox(one, cluster) {
  const leads = one.name === cluster.leader;
  return { key: one.name, words: (leads ? "★ " : "") + one.name,
    more: one.answers ? (leads ? "leader" : one.role || "") + (one.state ? ", " + one.state : "") : "does not answer",
    kind: leads ? "leader" : one.answers ? "" : "silent" };
}

// All load balancers as one: they serve alike, and where they do not, the line tells.
function frame(boxes) {
  const top = Math.min(...boxes.map(box => box.y));
  const bottom = Math.max(...boxes.map(box => box.y + TALL));
  return { x: COLUMNS[1], y: (top + bottom - TALL) / 2, top, bottom };
}

function border(boxes) {
  const { top, bottom } = frame(boxes);
  return drawn("rect", { class: "frame", x: COLUMNS[1] - 4, y: top - 4, width: BOX + 8, height: bottom - top + 8, rx: 8 });
}

function served(from, to, service) {
  const serving = service.load_balancers.filter(at => at.state === "serves");
  const all = serving.length === service.load_balancers.length;
  const kind = !all ? "bad" : serving.some(at => at.by_backup) ? "way wait" : "way good";
  return line(from, to, kind, all ? "" : "✕ " + serving.length + " of " + service.load_balancers.length);
}

function reached(from, to, service) {
  const standings = service.load_balancers.flatMap(at =>
    (at.servers || []).filter(server => server.instance === to.key).map(server => server.standing));
  const gets = standings.filter(one => one === "serves" || one === "stands-in").length;
  const out = standings.find(one => ["down", "drained", "maintained", "weightless"].includes(one));
  if (gets > 0) {
    const whole = standings.includes("serves");
    const places = gets < service.load_balancers.length ? gets + " of " + service.load_balancers.length : "";
    return line(from, to, whole ? "way good" : "way wait", (whole ? "" : STANDINGS["stands-in"][0]) + places);
  }
  if (out) return line(from, to, "bad", STANDINGS[out][0]);
  return standings.includes("waits") ? line(from, to, "way backup", "") : null;
}

function line(from, to, kind, label) {
  const [x, y, end, middle] = [from.x + BOX, from.y + TALL / 2, to.x, to.y + TALL / 2];
  const bend = (end - x) / 2;
  const path = drawn("path", { class: kind, d: `M ${x} ${y} C ${x + bend} ${y} ${end - bend} ${middle} ${end} ${middle}` });
  return label === "" ? path : drawn("g", {}, path, text(end - 6, middle - 5, label, "label"));
}

function boxDrawn(box) {
  return drawn("g", {},
    drawn("rect", { class: "box " + box.kind, x: box.x, y: box.y, width: BOX, height: TALL, rx: 6 }),
    text(box.x + 9, box.y + 17, box.words, ""), text(box.x + 9, box.y + 32, box.more, "quiet"));
}

function text(x, y, words, kind) {
  const cut = words.length > LONGEST ? words.slice(0, LONGEST - 1) + "…" : words;
  return drawn("text", { x, y, class: kind }, cut, ...(cut === words ? [] : [drawn("title", {}, words)]));
}

// The same for those who do not see it.
function inWords(cluster) {
  return cluster.services.map(service => {
    const names = new Set(service.load_balancers.flatMap(at => at.serving || []));
    const serving = service.load_balancers.filter(at => at.state === "serves").length;
    return short(service.service, cluster.cluster) + " on " + service.port + ": "
      + (names.size === 0 ? "nobody" : [...names].join(", "))
      + ", by " + serving + " of " + service.load_balancers.length + " load balancers";
  }).join("; ");
}
