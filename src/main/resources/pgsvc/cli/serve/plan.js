"use strict";

const CHANGES = { "create": "is new", "update": "reads otherwise", "delete": "goes" };

// How something comes into force, for people.
function force(one) {
  const how = {
    "none": "HAProxy is not told",
    "runtime": "no reload, " + count((one.commands || []).length, "command") + " to the running HAProxy",
    "reload": "a reload",
  };
  return how[one.activation] + ": " + one.reason;
}

function diff(file, lines) {
  return element("pre", { tabindex: "0", role: "region", "aria-label": "What changes in " + file }, ...lines.map(line =>
    element("span", { class: line.startsWith("+") ? "added" : line.startsWith("-") ? "gone" : "" }, line + "\n")));
}

function fileOf(change) {
  return element("details", { open: "" },
    element("summary", {}, change.file + " " + CHANGES[change.change]
      + (change.sessions > 0 ? ", " + count(change.sessions, "session") : "")),
    element("p", {}, "Comes into force by " + force(change) + "."),
    diff(change.file, change.diff));
}

function planOf(plan) {
  const head = plan.changes.length === 0
    ? count(plan.unchanged, "service") + " as they should be."
    : count(plan.changes.length, "file") + " to be changed, " + plan.unchanged + " unchanged. All of it comes into force by " + force(plan) + ".";
  return element("section", { "aria-label": "load balancer " + plan.node },
    element("h3", {}, plan.node),
    element("p", {}, head),
    ...plan.guards.map(guard => element("p", { class: "bad" }, "Refuses itself: " + guard.what + ".")),
    ...plan.drift.map(one => element("p", {}, "Drift: " + drifted(one) + ".")),
    ...plan.warnings.map(warning => element("p", {}, "To know: " + warning)),
    ...plan.foreign.map(file => element("p", {}, "Not pgsvc's, left alone: " + file)),
    ...plan.changes.map(fileOf));
}

function drifted(one) {
  return one.subject + " runs with " + one.found + " instead of " + one.meant;
}

function field(label, input) {
  return element("p", {}, element("label", {}, label + " ", input));
}

function outcomes(said) {
  return items(said.outcomes.map(one => one.node + ": " + one.outcome
    + (one.generation ? " as generation " + one.generation + ", by " + force(one) : one.reason ? ": " + one.reason : "")));
}

async function plan() {
  const shown = sheet("What an apply would change", "Looking at each load balancer…");
  const answer = await order("/api/v1/plan", {});
  if (!answer.ok) { shown.shows(); shown.says(...refusal(answer.said)); return; }
  const { digest, plans, unreached } = answer.said;
  const guards = plans.flatMap(one => one.guards);
  const sure = element("input", { type: "checkbox", id: "sure" });
  const why = element("input", { type: "text", id: "why", maxlength: "200", autocomplete: "off" });
  const nothing = plans.every(one => one.changes.length === 0);
  shown.shows(
    nothing ? element("p", {}, "Nothing is to be changed at " + count(plans.length, "load balancer") + ".") : null,
    ...unreached.map(one => element("p", { class: "bad" }, one.node + " is left out: " + one.why)),
    ...plans.map(planOf),
    guards.length > 0 && guards.every(guard => guard.forceable) ? field("Apply it all the same", sure) : null,
    nothing ? null : field("Why, for the history", why));
  if (nothing || guards.some(guard => !guard.forceable)) return;
  shown.offers("Apply this plan", () => apply(shown, { digest, force: sure.checked, why: why.value }));
}

// Whether nothing is left to be done with this plan.
async function apply(shown, body) {
  shown.says();
  const answer = await order("/api/v1/apply", body);
  if (!answer.said.outcomes) { shown.says(...refusal(answer.said)); return false; }
  histories.clear();
  shown.shows(element("p", { role: "status", class: answer.ok ? "good" : "bad" },
    answer.ok ? "✓ Applied" : "✕ Not applied everywhere"), outcomes(answer.said));
  return true;
}
