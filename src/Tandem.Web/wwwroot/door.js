// Passkeys, which only a browser can ask for. Everything else of signing in works without a script.
(() => {
  const can = window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.isSecureContext
    && !/^[\d.]+$|^\[/.test(location.hostname);
  document.addEventListener("DOMContentLoaded", () => {
    for (const part of document.querySelectorAll("[data-passkeys]")) part.hidden = !can;
    for (const part of document.querySelectorAll("[data-no-passkeys]")) part.hidden = can;
  });
  document.addEventListener("click", async e => {
    if (e.target.closest("[data-copies]") && e.target.closest("[data-copies]").previousElementSibling) {
      await navigator.clipboard?.writeText(e.target.closest("[data-copies]").previousElementSibling.value);
      return;
    }
    const button = e.target.closest("[data-passkey]");
    if (!button) return;
    const form = button.form;
    if (!form.reportValidity()) return;
    const said = form.querySelector("[role=alert]");
    said.textContent = "";
    try {
      const answer = await fetch(button.dataset.passkey, { method: "POST", body: new FormData(form) });
      if (!answer.ok) throw new Error(answer.statusText);
      const options = await answer.json();
      const credential = button.dataset.makes
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      said.textContent = button.dataset.failed;
    }
  });
})();
