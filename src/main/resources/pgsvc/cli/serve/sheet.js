"use strict";

let sheets = 0;

// One dialog for what takes more than a question: its title, what stands in it, and its buttons. What comes too late
// for it, because another was opened meanwhile, is not shown.
function sheet(title, waiting) {
  const dialog = document.getElementById("sheet");
  const body = document.getElementById("sheet-body");
  const said = document.getElementById("sheet-said");
  const buttons = document.getElementById("sheet-buttons");
  const mine = ++sheets;
  let busy = false;
  const close = element("button", { class: "act", type: "button", click: () => dialog.close() }, "Close");
  document.getElementById("sheet-title").textContent = title;
  body.replaceChildren(element("p", {}, waiting));
  said.replaceChildren();
  buttons.replaceChildren(close);
  dialog.oncancel = event => { if (busy) event.preventDefault(); };
  if (!dialog.open) dialog.showModal();
  close.focus();
  const current = () => mine === sheets;
  return {
    shows(...parts) {
      if (current()) body.replaceChildren(...parts.filter(part => part));
    },
    says(...parts) {
      if (current()) said.replaceChildren(...parts.filter(part => part));
    },
    // A button that does something once, and another time only after a refusal.
    offers(words, act) {
      if (!current()) return;
      const button = element("button", { class: "act", type: "button" }, words);
      button.addEventListener("click", async () => {
        busy = true;
        button.disabled = true;
        close.disabled = true;
        const done = await act();
        busy = false;
        close.disabled = false;
        if (done) button.remove();
        else button.disabled = false;
        if (current() && dialog.open) (done ? close : button).focus();
      });
      buttons.replaceChildren(close, button);
    },
  };
}

// What a POST came to: its status, and what it says. A status of 0 says that nobody knows.
async function order(path, body) {
  try {
    const answer = await change(path, body);
    return { status: answer.status, ok: answer.ok, said: await answer.json() };
  } catch (error) {
    return { status: 0, ok: false, said: { error: "It is not known whether it was done: " + error.message } };
  }
}

// Why it was refused.
function refusal(said) {
  const reasons = said.reasons || [];
  return [element("span", {}, "Not done: " + said.error + (reasons.length === 0 ? "" : ".")),
    reasons.length === 0 ? null : element("ul", {}, ...reasons.map(reason => element("li", {}, reason)))];
}

function items(parts) {
  return element("ul", {}, ...parts.map(part => element("li", {}, part)));
}

function count(number, word) {
  return number + " " + word + (number === 1 ? "" : "s");
}
