/* Passkeys: the form asks for a challenge, the browser answers it, the form brings the answer. */
const forms = document.querySelectorAll("form[data-passkey]");
const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON;

async function challenge(form) {
  const body = new FormData(form);
  body.delete("answer");
  const answer = await fetch(form.dataset.passkey, { method: "POST", body });
  if (!answer.ok) throw new Error("no challenge");
  return (await answer.json()).publicKey;
}

async function ceremony(form) {
  const options = await challenge(form);
  if ("passkeyAdds" in form.dataset) {
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  }
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

function refuse(form) {
  const error = form.querySelector(".error");
  error.hidden = false;
  error.querySelector("span").textContent = form.dataset.refused;
}

async function run(form) {
  const button = form.querySelector("button");
  form.querySelector(".error").hidden = true;
  button.setAttribute("aria-busy", "true");
  try {
    const credential = await ceremony(form);
    form.elements.answer.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    refuse(form);
    button.focus();
  } finally {
    button.removeAttribute("aria-busy");
  }
}

for (const form of forms) {
  if (!known) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    run(form);
  });
}
