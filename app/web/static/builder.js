// The preview and the code follow the choices at once: the page is asked again, and only its result is put in place.
(() => {
  "use strict";
  const form = document.getElementById("builder");
  const told = document.getElementById("told");
  let asked = 0;
  const refresh = async () => {
    if (!form.checkValidity()) return;
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = `${location.pathname}?${query}`;
    const mine = ++asked;
    const answer = await fetch(address);
    if (!answer.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const result = page.getElementById("result");
    document.getElementById("result").replaceWith(document.importNode(result, true));
    history.replaceState(null, "", address);
    told.textContent = told.dataset.chosen.replace("{title}", result.querySelector("iframe").title);
  };
  // The preview is as high as its view says; only the preview itself is believed.
  window.addEventListener("message", (event) => {
    const frame = document.getElementById("preview");
    const said = event.data;
    if (event.source !== frame.contentWindow || event.origin !== "null" || !said || said.source !== "legal-lineage") return;
    if (said.type === "height" && !form.elements.height.value) frame.height = String(Math.min(4000, Math.max(120, Math.ceil(said.height) + 2)));
  });
  form.addEventListener("change", refresh);
  form.addEventListener("submit", (event) => { event.preventDefault(); refresh(); });
  document.addEventListener("click", async (event) => {
    if (!event.target.matches(".copy")) return;
    const code = event.target.parentElement.querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
      told.textContent = told.dataset.copied;
    } catch {
      getSelection().selectAllChildren(code);
      told.textContent = told.dataset.select;
    }
  });
})();
