"use strict";

// Everything is put on the page as text: names of an inventory are not markup.
function element(name, properties, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key === "class") made.className = value;
    else if (key === "click") made.addEventListener("click", value);
    else made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

const STANDINGS = {
  "serves": ["●", "serves"],
  "stands-in": ["◐", "stands in: no other is up"],
  "waits": ["○", "waits as a backup"],
  "stands-by": ["–", "standing by"],
  "down": ["✕", "down"],
  "drained": ["▽", "drained by hand"],
  "maintained": ["▽", "in maintenance by hand"],
  "weightless": ["▽", "weight 0"],
};

const WITHOUT = {
  "empty": "nobody",
  "missing": "HAProxy runs without it",
  "no-haproxy": "no HAProxy",
  "not-reached": "not reached",
};

// What may be done, in words: the button, the question, what it means, and what to say when it is asked for.
const ACTIONS = {
  "drain": ["Drain", "instances", "its sessions may end by themselves, and it gets no new ones."],
  "ready": ["Ready", "instances", "it gets sessions again, as its health checks allow."],
  "maint": ["Maintenance", "instances", "its sessions end now, and it is not checked."],
  "weight": ["Weight", "instances", "it gets another share of the sessions."],
  "pause": ["Pause agents", "clusters", "the agents of its nodes apply nothing until they resume."],
  "resume": ["Resume agents", "clusters", "the agents of its nodes apply changes again."],
  "switchover": ["Switch over", "clusters", "another of its instances leads."],
};

const open = new Set();
let session = { role: "viewer", may: [] };
let latest = null;
// How many clusters, or troubles, are shown at once, and which page of clusters.
const MOST = 20;
let turned = 0;

const PATIENCE = 30000;
const kept = new Map();

// What an address answered within the last half minute; null until it has, when the page is shown anew.
function recent(path) {
  const last = kept.get(path);
  if (last && Date.now() - last.at < PATIENCE) return last.answer;
  const now = { at: Date.now(), answer: last ? last.answer : null };
  kept.set(path, now);
  fetch(path).then(answer => answer.ok ? answer.json() : { failure: "status " + answer.status })
    .catch(error => ({ failure: error.message }))
    .then(answer => { now.answer = answer; show(latest); });
  return now.answer;
}

function toggle(key) {
  if (!open.delete(key)) open.add(key);
  show(latest);
}

function mark(kind, sign, text, title) {
  return element("span", { class: "mark " + kind, title: title || text }, sign + " " + text);
}

// Without the cluster's name, which stands above.
function short(instance, cluster) {
  return instance.startsWith(cluster + "-") ? instance.slice(cluster.length + 1) : instance;
}

function cell(at, cluster) {
  if (at.state !== "serves") {
    return mark(at.state === "not-reached" ? "waits" : "nobody", at.state === "not-reached" ? "?" : "✕", WITHOUT[at.state]);
  }
  const kind = at.by_backup ? "stands-in" : "serves";
  const [sign, words] = STANDINGS[kind];
  return element("span", {}, ...at.serving.flatMap(name => [
    mark(kind, sign, short(name, cluster.cluster), name + " " + words), " "]));
}

function seconds(number) {
  if (number === undefined) return "";
  if (number < 120) return " for " + number + " s";
  if (number < 7200) return " for " + Math.round(number / 60) + " min";
  return " for " + Math.round(number / 3600) + " h";
}

function why(server) {
  const [, words] = STANDINGS[server.standing] || ["", server.standing];
  const check = server.standing === "down" && server.check_text ? ": " + server.check_text : "";
  const sessions = server.sessions ? ", " + server.sessions + (server.sessions === 1 ? " session" : " sessions") : "";
  return words + seconds(server.since_seconds) + check + sessions + (server.weight !== 100 ? ", weight " + server.weight : "");
}

function detail(service, nodes, cluster) {
  return element("tr", { class: "detail" }, element("td", {}), ...nodes.map(node => {
    const at = service.load_balancers.find(one => one.node === node);
    const servers = (at && at.servers) || [];
    return element("td", {}, element("ul", {}, ...servers.map(server => element("li", {},
      mark(server.standing, (STANDINGS[server.standing] || ["?"])[0], short(server.instance, cluster.cluster)),
      " " + why(server)))));
  }));
}

function matrix(cluster) {
  const nodes = [];
  for (const service of cluster.services) {
    for (const at of service.load_balancers) if (!nodes.includes(at.node)) nodes.push(at.node);
  }
  const body = element("tbody");
  for (const service of cluster.services) {
    const key = service.service + ":" + service.port + service.check;
    body.append(element("tr", {},
      element("th", { scope: "row" },
        element("button", { click: () => toggle(key), "aria-expanded": String(open.has(key)), "data-key": key }, short(service.service, cluster.cluster)),
        element("small", {}, service.port + " " + service.check)),
      ...nodes.map(node => {
        const at = service.load_balancers.find(one => one.node === node);
        return element("td", {}, at ? cell(at, cluster) : "");
      })));
    if (open.has(key)) body.append(detail(service, nodes, cluster), explained(service, cluster, nodes.length));
  }
  return element("div", { class: "wide" }, element("table", {},
    element("caption", {}, "Who serves now, by load balancer. A service opens to show why."),
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "service"),
      ...nodes.map(node => element("th", { scope: "col" }, node)))),
    body));
}

function member(one, cluster) {
  const leads = one.name === cluster.leader;
  const role = leads ? "leader" : one.role || "unknown role";
  const words = one.answers ? role + (one.state ? ", " + one.state : "") : "does not answer: " + (one.failure_detail || one.failure || "");
  return element("li", { class: leads ? "leader" : one.answers ? "" : "silent" },
    (leads ? "★ " : "") + one.name, element("small", {}, words), acts("instances", one.name));
}

function acts(kind, name) {
  const mine = session.may.filter(action => ACTIONS[action] && ACTIONS[action][1] === kind);
  if (mine.length === 0) return null;
  return element("span", { class: "acts" }, ...mine.map(action => element("button", {
    class: "act", type: "button", click: () => action === "switchover" ? switchover(name) : ask(action, name), "data-key": action + ":" + name,
    "aria-label": ACTIONS[action][0] + " " + name }, ACTIONS[action][0])));
}

function ask(action, name) {
  const [words, , meaning] = ACTIONS[action];
  const dialog = document.getElementById("ask");
  const said = document.getElementById("ask-said");
  const yes = document.getElementById("yes");
  document.getElementById("ask-title").textContent = words + " " + name + "?";
  document.getElementById("ask-words").textContent = "At every load balancer of this page: " + meaning;
  document.getElementById("ask-field").hidden = action !== "weight";
  document.getElementById("weight").value = "";
  yes.textContent = words;
  yes.disabled = false;
  said.textContent = "";
  yes.onclick = async () => {
    yes.disabled = true;
    said.textContent = "";
    const failure = await act(action, name);
    if (failure === null) dialog.close();
    else said.textContent = failure;
    yes.disabled = false;
  };
  document.getElementById("no").onclick = () => dialog.close();
  dialog.showModal();
  document.getElementById(action === "weight" ? "weight" : "no").focus();
}

// Why it was not done; null when it was.
async function act(action, name) {
  const weight = document.getElementById("weight").value;
  if (action === "weight" && weight === "") return "Which weight?";
  try {
    const answer = await change("/api/v1/" + ACTIONS[action][1] + "/" + encodeURIComponent(name) + "/" + action,
      action === "weight" ? { weight: Number(weight) } : {});
    const result = await answer.json();
    if (answer.ok) return null;
    return "Not done: " + (result.error
      || result.nodes.filter(one => !one.done).map(one => one.node + ": " + one.words).join("; "));
  } catch (error) {
    return "It is not known whether it was done: " + error.message;
  }
}

function change(path, body) {
  return fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Pgsvc-Token": session.token || "" },
    body: JSON.stringify(body),
  });
}

async function enter() {
  const answer = await fetch("/api/v1/session");
  if (answer.status === 401) { location.replace("/login"); return; }
  if (!answer.ok) return;
  session = await answer.json();
  const who = document.getElementById("who");
  who.hidden = !session.user;
  if (session.user) {
    who.replaceChildren(session.user + ", " + session.role + " ",
      session.logs_out ? element("button", { type: "button", click: leave }, "Log out") : "");
  }
  const tools = document.getElementById("tools");
  tools.hidden = !session.may.includes("plan");
  if (!tools.hidden) tools.replaceChildren(element("button", { class: "act", type: "button", click: plan }, "Plan"));
  show(latest);
}

async function leave() {
  await change("/api/v1/logout", {});
  location.replace("/login");
}

// What opens is remembered at once: the next look may come before the browser tells of it.
function whatIf(cluster) {
  const key = "whatif:" + cluster.cluster;
  const place = element("div", {});
  if (open.has(key)) load(cluster.cluster, place);
  return element("details", open.has(key) ? { open: "" } : {},
    element("summary", { click: event => { event.preventDefault(); toggle(key); }, "data-key": key }, "If another leads, or one is lost"),
    place);
}

async function load(name, place) {
  try {
    const answer = await fetch("/api/v1/simulation/" + encodeURIComponent(name));
    if (!answer.ok) throw new Error("status " + answer.status);
    place.replaceChildren(...simulation(await answer.json()));
  } catch (error) {
    place.replaceChildren(element("p", {}, "It cannot be had: " + error.message));
  }
}

function simulation(matrix) {
  const whole = matrix.situations.filter(situation => situation.lost.length === 0);
  const rows = matrix.services.map((service, index) => element("tr", {},
    element("th", { scope: "row" }, short(service.service, matrix.cluster)),
    ...whole.map(situation => {
      const serving = situation.services[index];
      const names = serving.servers.map(name => short(name, matrix.cluster)).join(" ") + (serving.by_backup ? " (backup)" : "");
      const perhaps = serving.perhaps.length > 0 ? " perhaps " + serving.perhaps.map(name => short(name, matrix.cluster)).join(" ") : "";
      return element("td", {}, names + perhaps === "" ? mark("nobody", "✕", "nobody") : names + perhaps);
    })));
  const table = element("div", { class: "wide" }, element("table", {},
    element("caption", {}, "Who would serve, by leader"),
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "service"),
      ...whole.map(situation => element("th", { scope: "col" }, situation.leader + " leads")))),
    element("tbody", {}, ...rows)));
  const holes = (matrix.holes || []).map(hole => element("li", {}, hole.detail + " ", element("span", { class: "mend" }, hole.mend || "")));
  return [table, holes.length === 0 ? element("p", {}, "No hole: each service has a server in each situation.") : element("ul", {}, ...holes)];
}

function troublesOf(cluster) {
  const told = [];
  if (!cluster.leader) told.push([cluster.cluster + ": nobody is known to lead", ""]);
  for (const one of cluster.members) {
    if (!one.answers) told.push([cluster.cluster + ": the Patroni of " + one.name + " does not answer: " + (one.failure_detail || one.failure), ""]);
  }
  const out = new Map();
  for (const service of cluster.services) {
    const empty = service.load_balancers.filter(at => ["empty", "missing"].includes(at.state));
    if (empty.length > 0) told.push([service.service + " has no server at " + empty.map(at => at.node).join(", "), ""]);
    for (const at of service.load_balancers) {
      for (const server of at.servers || []) {
        if (["down", "drained", "maintained", "weightless"].includes(server.standing)) {
          const words = server.instance + " is " + STANDINGS[server.standing][1]
            + (server.standing === "down" && server.check_text ? " (" + server.check_text + ")" : "");
          const place = out.get(words) || { services: new Set(), nodes: new Set() };
          place.services.add(short(service.service, cluster.cluster));
          place.nodes.add(at.node);
          out.set(words, place);
        }
      }
    }
  }
  out.forEach((place, words) => told.push(
    [words + " in " + [...place.services].join(", ") + " at " + [...place.nodes].join(", "), ""]));
  return told;
}

function troublesAt(balancers) {
  const told = [];
  for (const balancer of balancers) {
    if (!balancer.reached) told.push([balancer.node + " was not reached: " + balancer.failure, balancer.mend]);
    else {
      if (!balancer.running) told.push([balancer.node + ": no HAProxy that loads these files runs", ""]);
      if (balancer.pending.length > 0) told.push([balancer.node + ": an apply would change " + some(balancer.pending, more => more + " more").join(", "), "pgsvc plan shows it."]);
      for (const worker of balancer.old_workers) {
        if (worker.sessions > 0) told.push([balancer.node + ": the old worker " + worker.pid + " keeps " + worker.sessions + " sessions", "pgsvc apply --follow ends those that are not entitled."]);
      }
      for (const warning of balancer.warnings) told.push([balancer.node + ": " + warning, ""]);
    }
  }
  return told;
}

function list(id, entries) {
  const box = document.getElementById(id);
  box.hidden = entries.length === 0;
  box.querySelector("ul").replaceChildren(...entries.map(([words, mend]) =>
    element("li", {}, mend && !words.endsWith(".") ? words + "." : words, mend ? element("span", { class: "mend" }, " " + mend) : null)));
}

function matches(cluster, words) {
  if (!words) return true;
  const text = [cluster.cluster, ...cluster.members.map(one => one.name),
    ...cluster.services.flatMap(service => [service.service, String(service.port), ...service.load_balancers.map(at => at.node)])];
  return text.some(one => one.toLowerCase().includes(words));
}

// No more than fit: the first of them, and what says how many there are besides.
function some(all, rest) {
  const more = all.length - MOST;
  return more <= 0 ? all : [...all.slice(0, MOST), rest(more.toLocaleString("en"))];
}

// Those with something to look at come first where not all can be seen at once.
function ordered(clusters, troubles) {
  if (clusters.length <= MOST) return clusters;
  const isWrong = cluster => troubles.get(cluster).length > 0;
  return [...clusters.filter(isWrong), ...clusters.filter(cluster => !isWrong(cluster))];
}

function pages(count) {
  const last = Math.max(0, Math.ceil(count / MOST) - 1);
  turned = Math.min(turned, last);
  const turn = by => () => { turned += by; show(latest); document.getElementById("clusters").scrollIntoView(); };
  const button = (words, by, ends) => element("button", {
    class: "act", type: "button", click: turn(by), "data-key": "page:" + by, ...(ends ? { disabled: "" } : {}) }, words);
  const box = document.getElementById("pages");
  box.hidden = last === 0;
  box.replaceChildren(button("Previous", -1, turned === 0),
    (turned * MOST + 1) + " to " + Math.min(count, (turned + 1) * MOST) + " of " + count.toLocaleString("en") + " clusters ",
    button("Next", 1, turned === last));
}

function show(status) {
  if (!status) return;
  if (latest === null && status.clusters.length <= 3) status.clusters.forEach(cluster => open.add("map:" + cluster.cluster));
  latest = status;
  const words = document.getElementById("find").value.trim().toLowerCase();
  const found = status.clusters.filter(cluster => matches(cluster, words));
  const troubles = new Map(status.clusters.map(cluster => [cluster, troublesOf(cluster)]));
  const elsewhere = troublesAt(status.load_balancers);
  const told = clusters => [...clusters.flatMap(cluster => troubles.get(cluster)), ...elsewhere];
  const things = told(status.clusters).length;
  const verdict = document.getElementById("verdict");
  verdict.className = status.ok ? "good" : "bad";
  verdict.textContent = status.ok ? "✓ Every service is served" : "✕ " + (things === 1 ? "1 thing" : things + " things") + " to look at";
  document.title = (status.ok ? "" : "✕ ") + "pgsvc";
  list("troubles", some(told(found), more => ["and " + more + " more: find a cluster to see its own", ""]));
  showEvents();
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.key : null;
  pages(found.length);
  const shown = ordered(found, troubles).slice(turned * MOST, (turned + 1) * MOST);
  document.getElementById("clusters").replaceChildren(...shown.map(cluster =>
    element("section", { "aria-label": "cluster " + cluster.cluster },
      element("h2", {}, cluster.cluster),
      acts("clusters", cluster.cluster),
      element("ul", { class: "members" }, ...cluster.members.map(one => member(one, cluster))),
      matrix(cluster),
      map(cluster),
      whatIf(cluster))));
  const fronting = new Set(shown.flatMap(cluster => cluster.services.flatMap(service => service.load_balancers.map(at => at.node))));
  document.getElementById("balancers").replaceChildren(...status.load_balancers
    .filter(balancer => fronting.has(balancer.node) || (words ? balancer.node.toLowerCase().includes(words) : shown.length === status.clusters.length))
    .map(balancerOf));
  if (focused) {
    const again = [...document.querySelectorAll("[data-key]")].find(button => button.dataset.key === focused);
    if (again) again.focus();
  }
}

function seen(words) {
  document.getElementById("seen").textContent = words;
}

async function findings() {
  const answer = await fetch("/api/v1/findings");
  if (answer.ok) {
    list("findings", (await answer.json()).findings.map(one =>
      [one.file + ":" + one.line + ": " + one.detail, one.mend]));
  }
}

const stream = new EventSource("/api/v1/stream");
stream.onmessage = message => {
  show(JSON.parse(message.data));
  seen("seen " + new Date().toLocaleTimeString());
};
stream.addEventListener("events", message => takeEvents(JSON.parse(message.data)));
stream.onerror = () => {
  seen("the connection is lost; trying again. What stands here may be old.");
  // A browser does not try again after a refusal: the log-in may have ended.
  if (stream.readyState === EventSource.CLOSED) enter();
};
document.getElementById("events-cluster").addEventListener("change", showEvents);
document.getElementById("events-more").addEventListener("click", showOlder);
document.getElementById("find").addEventListener("input", () => { turned = 0; show(latest); });
findings();
enter();
askEvents();
