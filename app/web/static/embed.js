// Tells the page round the frame how high the view is and which act was chosen; only the sites that may show it are told.
(() => {
  "use strict";
  if (window.parent === window) return;
  const data = JSON.parse(document.getElementById("embed-data").textContent);
  const host = (() => {
    if (location.ancestorOrigins && location.ancestorOrigins.length) return location.ancestorOrigins[0];
    try { return new URL(document.referrer).origin; } catch { return ""; }
  })();
  const fits = (pattern) => {
    if (pattern === host) return true;
    const wild = /^(https?):\/\/\*\.([^/]+)$/.exec(pattern);
    if (!wild) return false;
    try {
      const at = new URL(host);
      return at.protocol === `${wild[1]}:` && at.host.endsWith(`.${wild[2]}`);
    } catch { return false; }
  };
  if (!host || host === "null" || !data.hosts.some(fits)) return;
  const tell = (message) => window.parent.postMessage({ source: "legal-lineage", v: 1, ...message }, host);
  const height = () => tell({ type: "height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) });
  new ResizeObserver(height).observe(document.documentElement);
  height();
  document.addEventListener("lineage:choose", (event) => tell({ type: "select", ...event.detail }));
})();
