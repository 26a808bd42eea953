// The query page: words of the ontology offered for what is being typed, and the prefix they need. Without it the page works too.
(() => {
  "use strict";
  const field = document.getElementById("query");
  const offers = document.getElementById("offers");
  const told = document.getElementById("offers-told");
  const holder = document.getElementById("query-terms");
  if (!field || !offers || !holder) return;
  const { prefixes, terms } = JSON.parse(holder.textContent);
  const most = 10;

  const typed = () => {
    const before = field.value.slice(0, field.selectionStart);
    const word = /[A-Za-z][\w-]*:?[\w-]*$/.exec(before);
    return word ? word[0] : "";
  };

  const matching = (word) => {
    if (word.length < 2) return [];
    const low = word.toLowerCase();
    const begins = terms.filter((term) => term.toLowerCase().startsWith(low));
    const within = terms.filter((term) => !begins.includes(term) && term.split(":")[1].toLowerCase().startsWith(low));
    return [...begins, ...within].slice(0, most).filter((term) => term !== word);
  };

  const insert = (term) => {
    const word = typed();
    const start = field.selectionStart - word.length;
    field.setRangeText(term, start, field.selectionStart, "end");
    const prefix = term.split(":")[0];
    if (!new RegExp(`prefix\\s+${prefix}:`, "i").test(field.value)) {
      const line = `PREFIX ${prefix}: <${prefixes[prefix]}>\n`;
      const caret = field.selectionStart + line.length;
      field.value = line + field.value;
      field.setSelectionRange(caret, caret);
    }
    field.focus();
    show();
  };

  const show = () => {
    const found = matching(typed());
    offers.replaceChildren(...found.map((term) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = term;
      button.addEventListener("click", () => insert(term));
      return button;
    }));
    offers.hidden = !found.length;
    told.textContent = found.length ? `${found.length} ${told.dataset.told}` : "";
  };

  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
  });
})();
