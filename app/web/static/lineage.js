// The lineage network over the picture: vis-network draws what the server placed; keys walk along the edges.
(() => {
  "use strict";
  const stage = document.getElementById("stage");
  const holder = document.getElementById("lineage-data");
  const centre = stage && stage.querySelector(".box.root");
  if (centre) stage.scrollLeft += centre.getBoundingClientRect().left - stage.getBoundingClientRect().left - stage.clientWidth / 2 + 68;
  // On a phone the picture that can be dragged is a trap for the finger that scrolls: the drawn one, of links, stays.
  if (!stage || !holder || typeof vis === "undefined" || window.matchMedia("(max-width: 44rem)").matches) return;
  const data = JSON.parse(holder.textContent);
  const spoken = document.getElementById("spoken");
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dashes = {
    substitutes: [11, 3, 2, 3], amends: [11, 4], incorporates: [14, 4], displaces: [4, 4], supersedes: [8, 3], extends: [2, 4],
    complements: [3, 3], "based-on": [6, 4], "continues-under": [2, 3], "makes-binding": [9, 3, 2, 3, 2, 3],
    "suspension-denied": [1, 4], cites: [1, 3],
    suspends: [6, 3], lifts: [10, 3, 2, 3], qualifies: [2, 2], corrects: [8, 2, 2, 2], revives: [12, 4], expires: [1, 5], lapses: [3, 5], postpones: [5, 2, 1, 2], saves: [9, 2],
  };
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const glide = () => (still.matches ? false : { duration: 250 });
  const fontFace = "Verdana, DejaVu Sans, sans-serif";

  const nodeOf = (node) => ({
    ...node,
    label: node.hidden_edges ? `${node.label}  +${node.hidden_edges}` : node.label,
    shape: "box",
    borderWidth: node.root ? 3 : 1.5,
    shapeProperties: { borderDashes: node.alive ? false : [5, 3], borderRadius: 6 },
    color: {
      background: node.alive ? token("--box") : token("--off-ground"),
      border: node.alive ? token("--box-line") : token("--off-ink"),
      highlight: { background: token("--focus"), border: token("--focus-ink") },
      hover: { background: token("--box"), border: token("--link") },
    },
    font: { color: token("--ink"), size: 13, face: fontFace },
    chosen: { label: (values, id, selected) => { if (selected) values.color = "#14202e"; } },
  });
  const edgeOf = (edge) => ({
    id: edge.id, from: edge.from, to: edge.to, title: edge.title, kind: edge.kind,
    arrows: { to: { enabled: true, scaleFactor: 0.7 } },
    dashes: dashes[edge.kind] || false,
    width: 1.9, selectionWidth: 1.5,
    color: { color: token(`--k-${edge.kind}`), highlight: token(`--k-${edge.kind}`), hover: token(`--k-${edge.kind}`) },
    smooth: { enabled: true, type: "curvedCW", roundness: 0.08 + 0.14 * edge.bend },
  });

  const nodes = new vis.DataSet(data.nodes.map(nodeOf));
  const edges = new vis.DataSet(data.edges.map(edgeOf));
  stage.classList.add("live");
  const canvasHost = document.createElement("div");
  canvasHost.style.height = `${Math.min(Math.max(data.height + 40, 360), 720)}px`;
  canvasHost.tabIndex = 0;
  canvasHost.setAttribute("role", "application");
  canvasHost.setAttribute("aria-label", data.words.canvas);
  stage.appendChild(canvasHost);

  const network = new vis.Network(canvasHost, { nodes, edges }, {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: { hover: true, zoomView: false, keyboard: { enabled: false }, navigationButtons: false, tooltipDelay: 200 },
    edges: { font: { size: 0 } },
  });
  network.on("beforeDrawing", (context) => {
    const { width } = data;
    context.save();
    context.fillStyle = token("--ground");
    context.fillRect(-4000, -4000, width + 8000, data.height + 8000);
    data.lanes.forEach(([name, top, height], place) => {
      context.fillStyle = place % 2 ? token("--ground") : token("--lane");
      context.fillRect(0, top, width, height);
      context.fillStyle = token("--quiet");
      context.font = `700 13px ${fontFace}`;
      context.fillText(name, 12, top + 18);
    });
    context.font = `13px ${fontFace}`;
    context.textAlign = "center";
    data.years.forEach(([year, x]) => context.fillText(year, x, 20));
    context.restore();
  });
  const seeAll = () => {
    const scale = Math.min(1, canvasHost.clientWidth / data.width, canvasHost.clientHeight / data.height);
    network.moveTo({ position: { x: data.width / 2, y: data.height / 2 }, scale, animation: glide() });
  };
  seeAll();

  let here = data.root;
  const labelOf = new Map(data.nodes.map((node) => [node.id, node.title]));
  const choose = (id) => {
    here = id;
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: glide() });
    spoken.textContent = data.words.selected.replace("{label}", labelOf.get(id));
  };
  const open = (id) => { window.location.assign(data.links[id]); };

  // An arrow key goes to the nearest act in that direction, one joined by an edge before any other.
  const step = (dx, dy) => {
    const positions = network.getPositions();
    const from = positions[here];
    const joined = new Set(network.getConnectedNodes(here));
    let best = null;
    for (const [id, at] of Object.entries(positions)) {
      const x = at.x - from.x, y = at.y - from.y;
      const along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (id === here || along <= 0) continue;
      const cost = along + 2.2 * aside + (joined.has(id) ? 0 : 600);
      if (!best || cost < best.cost) best = { id, cost };
    }
    if (best) choose(best.id);
  };
  const zoom = (factor) => network.moveTo({ scale: Math.min(3, Math.max(0.15, network.getScale() * factor)), animation: glide() });
  canvasHost.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (moves[event.key]) step(...moves[event.key]);
    else if (event.key === "Enter") open(here);
    else if (event.key === "+") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") seeAll();
    else if (event.key === "Escape") canvasHost.blur();
    else return;
    event.preventDefault();
  });
  canvasHost.addEventListener("focus", () => choose(here));
  network.on("click", ({ nodes: hit }) => { if (hit.length) open(hit[0]); });
  network.on("hoverNode", () => { canvasHost.style.cursor = "pointer"; });
  network.on("blurNode", () => { canvasHost.style.cursor = ""; });

  document.querySelectorAll(".legend input").forEach((box) => {
    box.disabled = false;
    box.addEventListener("change", () => {
      edges.update(edges.get({ filter: (edge) => edge.kind === box.dataset.kind }).map((edge) => ({ id: edge.id, hidden: !box.checked })));
      document.querySelectorAll(`#edges tr[data-kind="${box.dataset.kind}"], .picture path[data-kind="${box.dataset.kind}"]`)
        .forEach((row) => { row.toggleAttribute("hidden", !box.checked); });
    });
  });
  const tools = document.querySelector(".tools");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const what = event.target.dataset && event.target.dataset.do;
    if (what === "fit") seeAll();
    else if (what === "in") zoom(1.25);
    else if (what === "out") zoom(0.8);
    else if (what === "full" && stage.requestFullscreen) stage.requestFullscreen();
    else if (what === "png") {
      canvasHost.querySelector("canvas").toBlob((blob) => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = `${data.words.file}.png`;
        link.click();
        URL.revokeObjectURL(link.href);
      });
    }
  });
  const recolour = () => { nodes.update(data.nodes.map(nodeOf)); edges.update(data.edges.map(edgeOf)); };
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  window.matchMedia("(forced-colors: active)").addEventListener("change", recolour);
})();
