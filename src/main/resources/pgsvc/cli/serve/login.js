"use strict";

const form = document.getElementById("login");

async function login() {
  const said = document.getElementById("said");
  const button = form.querySelector("button");
  said.textContent = "";
  button.disabled = true;
  try {
    const answer = await fetch("/api/v1/login", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: form.user.value, password: form.password.value }),
    });
    if (answer.ok) {
      location.replace("/");
      return;
    }
    said.textContent = "Not logged in: " + (await answer.json()).error + ".";
  } catch (error) {
    said.textContent = "Not logged in: " + error.message;
  }
  form.password.value = "";
  form.password.focus();
  button.disabled = false;
}

// Without users of its own, the page leads to the provider alone.
if (form) {
  form.addEventListener("submit", event => {
    event.preventDefault();
    login();
  });
  // Until now a click would have been lost.
  form.querySelector("button").disabled = false;
}
