// Suggestions under the Ask field, copying and printing: all of it beside what the page does without a script.
(() => {
  "use strict";
  for (const one of document.querySelectorAll("[data-needs-script]")) one.hidden = false;
  const spoken = document.getElementById("said");
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      let done = true;
      try {
        await navigator.clipboard.writeText(source.innerText.trim());
      } catch {
        done = false;
        const range = document.createRange();
        range.selectNodeContents(source);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
      }
      if (spoken) spoken.textContent = done ? button.dataset.done : button.dataset.failed;
    });
  }
  // On paper nothing is folded away: what is opened for it is closed after.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const one of opened) one.open = true;
  });
  window.addEventListener("afterprint", () => { for (const one of opened) one.open = false; });
  const printer = document.querySelector("[data-print]");
  if (printer) printer.addEventListener("click", () => window.print());

  const field = document.querySelector("input[data-suggest]");
  if (!field) return;
  const list = document.getElementById(field.dataset.list);
  const note = document.getElementById(field.dataset.note);
  field.removeAttribute("list");  // the list of the page without a script
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);
  let asked = 0;
  let timer = 0;
  let active = -1;
  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (place) => {
    active = place;
    options().forEach((one, at) => one.setAttribute("aria-selected", String(at === place)));
    if (place < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", options()[place].id);
    options()[place].scrollIntoView({ block: "nearest" });
  };
  const take = (place) => {
    field.value = options()[place].dataset.value;
    close();
  };
  const show = (items) => {
    list.replaceChildren(...items.map((item, place) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.value = item.label;
      option.append(item.label);
      if (item.note) {
        const small = document.createElement("span");
        small.className = "quiet";
        small.textContent = item.note;
        option.append(" ", small);
      }
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(place); field.focus(); });
      return option;
    }));
    active = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = items.length === 0;
    field.setAttribute("aria-expanded", String(items.length > 0));
    note.textContent = (items.length ? field.dataset.some : field.dataset.none).replace("{count}", items.length);
  };
  const look = async () => {
    const turn = ++asked;
    const typed = field.value.trim();
    if (typed.length < 2) return close();
    try {
      const answer = await fetch(`/api/v1/suggest?q=${encodeURIComponent(typed)}&lang=${document.documentElement.lang}`);
      if (!answer.ok || turn !== asked) return;
      const told = await answer.json();
      if (turn === asked && document.activeElement === field) show(told.items);
    } catch {
      close();  // the field works without suggestions
    }
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 120); });
  field.addEventListener("blur", () => { asked += 1; close(); });
  field.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : options().length;
    if (event.key === "ArrowDown" && !count) look();
    else if (event.key === "ArrowDown") mark((active + 1) % count);
    else if (event.key === "ArrowUp" && count) mark(active <= 0 ? count - 1 : active - 1);
    else if (event.key === "Enter" && active >= 0) take(active);
    else if (event.key === "Escape" && count) close();
    else return;
    event.preventDefault();
  });
})();
