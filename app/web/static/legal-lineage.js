// <legal-lineage act="co/decreto/2018/1008" lang="es"> shows a view of Linaje in any page: one file, nothing to install.
// Instead of act: topic="…", timeline="…" or coverage. What stands inside the element is shown until the view is there, and
// stays if the view may not be shown.
(() => {
  "use strict";
  const own = document.currentScript || document.querySelector('script[src$="/legal-lineage.js"]');
  const HOME = own ? new URL(own.src).origin : location.origin;
  const PASSED = ["lang", "theme", "accent", "on", "release", "height", "depth", "direction", "expand"];
  const SHEET = `:host { display: block; } iframe { display: block; width: 100%; border: 1px solid #8a94a3; border-radius: 5px; }
    iframe[hidden], slot[hidden] { display: none; }`;
  const LEAST = 120, MOST = 8000, PATIENCE = 12000;

  class LegalLineage extends HTMLElement {
    static observedAttributes = ["act", "topic", "timeline", "coverage", ...PASSED, "home"];

    connectedCallback() {
      if (!this.shadowRoot) {
        const root = this.attachShadow({ mode: "open" });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(SHEET);
        root.adoptedStyleSheets = [sheet];
        this.inside = document.createElement("slot");
        root.append(this.inside);
      }
      this.hear = (event) => this.heard(event);
      window.addEventListener("message", this.hear);
      this.show();
    }

    disconnectedCallback() {
      window.removeEventListener("message", this.hear);
      clearTimeout(this.waiting);
    }

    attributeChangedCallback() {
      if (this.isConnected && this.frame) this.show();
    }

    // The home is where this file came from; an element may name another.
    get home() { return (this.getAttribute("home") || HOME).replace(/\/$/, ""); }

    get address() {
      const named = ["act", "topic", "timeline", "coverage"].find((one) => this.hasAttribute(one));
      if (!named) return null;
      const view = named === "act" ? "lineage" : named;
      const identifier = named === "coverage" ? "" : `/${this.getAttribute(named).split("/").map(encodeURIComponent).join("/")}`;
      const address = new URL(`${this.home}/embed/${view}${identifier}`);
      for (const one of PASSED) if (this.getAttribute(one)) address.searchParams.set(one, this.getAttribute(one).replace(/^#/, ""));
      return address;
    }

    show() {
      const address = this.address;
      if (!address) return;
      if (this.frame) this.frame.remove();
      clearTimeout(this.waiting);
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
      frame.title = this.getAttribute("label") || this.textContent.trim() || "Linaje";
      frame.loading = "lazy";
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      frame.height = this.getAttribute("height") || "480";
      frame.src = address.href;
      this.inside.hidden = true;
      this.frame = frame;
      this.shadowRoot.append(frame);
      // A view that may not be shown here never says its height: then what stands inside the element comes back.
      frame.addEventListener("load", () => {
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => { this.inside.hidden = false; frame.hidden = true; }, PATIENCE);
      }, { once: true });
    }

    // Only the frame's own window is believed. Inside its sandbox it has no origin; without one it has that of its home.
    heard(event) {
      if (!this.frame || event.source !== this.frame.contentWindow) return;
      if (event.origin !== "null" && event.origin !== new URL(this.home).origin) return;
      const said = event.data;
      if (!said || said.source !== "legal-lineage" || said.v !== 1) return;
      if (said.type === "height" && Number.isFinite(said.height)) {
        clearTimeout(this.waiting);
        if (!this.hasAttribute("height")) this.frame.height = String(Math.min(MOST, Math.max(LEAST, Math.ceil(said.height) + 2)));
        this.dispatchEvent(new CustomEvent("lineage-ready", { bubbles: true }));
      } else if (said.type === "select" && typeof said.iri === "string") {
        this.dispatchEvent(new CustomEvent("lineage-select", { bubbles: true, detail: { iri: said.iri, label: String(said.label) } }));
      }
    }
  }
  if (!customElements.get("legal-lineage")) customElements.define("legal-lineage", LegalLineage);
})();
