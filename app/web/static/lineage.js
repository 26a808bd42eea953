// The lineage network over the picture: vis-network draws what the server placed; keys walk along the relations.
(() => {
  "use strict";
  const stage = document.getElementById("stage");
  const holder = document.getElementById("lineage-data");
  if (!stage || !holder) return;
  const data = JSON.parse(holder.textContent);
  const words = data.words;
  const spoken = document.getElementById("spoken");
  const explorer = document.getElementById("explorer");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const say = (text) => { spoken.textContent = text; };
  const drawer = document.querySelector("script[data-draws]");
  const narrow = window.matchMedia("(max-width: 44rem)").matches;
  const centre = stage.querySelector(".box.root");
  // Where the network comes, nobody sees where the picture stands, and asking would lay it out for nothing.
  if (centre && (narrow || !drawer)) stage.scrollLeft += centre.getBoundingClientRect().left - stage.getBoundingClientRect().left - stage.clientWidth / 2 + 68;

  // ---- what is shown: the kinds that are checked, and the acts they still reach from the root
  const boxes = [...document.querySelectorAll('.legend input[name="kind"]')];
  const shownKinds = () => new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const hiddenNow = () => {
    const kinds = shownKinds();
    const next = new Map(data.nodes.map((node) => [node.id, []]));
    for (const edge of data.edges) {
      if (!kinds.has(edge.kind)) continue;
      if (data.direction !== "descendants") next.get(edge.from).push(edge.to);
      if (data.direction !== "ancestors") next.get(edge.to).push(edge.from);
    }
    // The same walk as the server's: so many steps from the root, and the neighbours of acts that were opened.
    const reached = new Map([[data.root, 0]]);
    for (const [act, steps] of reached) {
      if (steps >= data.depth && !data.opened.includes(act)) continue;
      for (const other of next.get(act)) if (!reached.has(other)) reached.set(other, steps + 1);
    }
    return { nodes: new Set(data.nodes.filter((node) => !reached.has(node.id)).map((node) => node.id)),
      edges: new Set(data.edges.filter((edge) => !kinds.has(edge.kind) || !reached.has(edge.from) || !reached.has(edge.to)).map((edge) => edge.id)) };
  };
  let gone = hiddenNow();
  const redrawn = [];
  const sift = () => {
    gone = hiddenNow();
    document.querySelectorAll("#edges tr[data-edge], .picture path[data-edge]").forEach((one) => one.toggleAttribute("hidden", gone.edges.has(one.dataset.edge)));
    document.querySelectorAll(".picture a[data-act]").forEach((one) => one.toggleAttribute("hidden", gone.nodes.has(one.dataset.act)));
    const all = boxes.every((box) => box.checked);
    inAddress((query) => { query.delete("kind"); if (!all) for (const kind of shownKinds()) query.append("kind", kind); });
    redrawn.forEach((again) => again());
    say(fill(words.shown, { acts: data.nodes.length - gone.nodes.size, relations: data.edges.length - gone.edges.size }));
  };
  // The address keeps up with the view, so that it can be copied; the file exports follow it.
  const inAddress = (change) => {
    const here = new URL(location.href);
    change(here.searchParams);
    try { history.replaceState(null, "", here); } catch { /* a file on disk has no address to keep */ }
    document.querySelectorAll("[data-image]").forEach((link) => {
      const at = new URL(link.href);
      change(at.searchParams);
      link.href = at.href;
    });
  };
  boxes.forEach((box) => box.addEventListener("change", sift));
  // A copy on a disk has no server that reads the address.
  const asked = new URL(location.href).searchParams;
  if (asked.has("kind")) boxes.forEach((box) => { box.checked = asked.getAll("kind").includes(box.value); });
  gone = hiddenNow();
  const wanted = data.nodes.some((node) => node.id === asked.get("focus")) ? asked.get("focus") : data.focus;

  // ---- PNG from the whole picture, twice as fine; where a browser does not allow it, from the network as it is seen.
  // The link itself leads to the picture that the server draws; what is drawn here needs no server, as in a copy on a disk.
  const save = (blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${words.file}.png`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const png = (event) => {
    event.preventDefault();
    const link = document.querySelector("[data-image]:not([data-do])");
    const seen = () => { const canvas = stage.querySelector("canvas"); if (canvas) canvas.toBlob(save); };
    if (!link) { seen(); return; }
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      const scale = Math.min(2, 16000 / Math.max(image.naturalWidth, image.naturalHeight));
      canvas.width = image.naturalWidth * scale;
      canvas.height = image.naturalHeight * scale;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      try { canvas.toBlob(save); } catch { seen(); }
    };
    image.onerror = seen;
    image.src = link.href;
  };
  document.querySelectorAll('[data-do="png"]').forEach((button) => button.addEventListener("click", png));

  // On a phone a picture that can be dragged is a trap for the finger that scrolls: the drawn one, of links, stays.
  if (narrow) return;
  const begin = () => {

  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(name).trim();
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const forced = window.matchMedia("(forced-colors: active)");
  const glide = () => (still.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" });
  const fontFace = "Verdana, DejaVu Sans, sans-serif";
  const HEADS = { bar: "bar", triangle: "triangle", diamond: "diamond", vee: "vee" };
  let here = wanted;
  let near = false;
  const nodeById = new Map(data.nodes.map((node) => [node.id, node]));
  const touching = new Map(data.nodes.map((node) => [node.id, []]));
  data.edges.forEach((edge) => { touching.get(edge.from).push(edge); if (edge.to !== edge.from) touching.get(edge.to).push(edge); });
  const seen = (act) => touching.get(act).filter((edge) => !gone.edges.has(edge.id));
  const other = (edge, act) => (edge.from === act ? edge.to : edge.from);
  const around = (act) => new Set([act, ...seen(act).map((edge) => other(edge, act))]);
  const hit = { text: "", acts: [] };

  const colours = () => (forced.matches
    ? { ground: "Canvas", ink: "CanvasText", box: "Canvas", line: "CanvasText", off: "Canvas", offLine: "GrayText", focus: "Highlight", onFocus: "HighlightText", quiet: "CanvasText", lane: "Canvas" }
    : { ground: token("--ground"), ink: token("--ink"), box: token("--box"), line: token("--box-line"), off: token("--off-ground"), offLine: token("--off-ink"), focus: token("--focus"), onFocus: "#14202e", quiet: token("--quiet"), lane: token("--lane") });
  const dyed = () => ({ ...colours(), kinds: Object.fromEntries([...new Set(data.edges.map((edge) => edge.kind))].map((kind) => [kind, forced.matches ? "CanvasText" : token(`--k-${kind}`)])) });
  let paint = dyed();
  // What looks alike shares its options: then what is as usual is told by comparing, and not said again for each.
  const shared = new Map();
  const once = (key, make) => { if (!shared.has(key)) shared.set(key, make()); return shared.get(key); };
  const nodeOf = (node) => {
    const dim = (near && !around(here).has(node.id)) || (hit.text && !hit.acts.includes(node.id));
    const chosen = node.id === here;
    const found = hit.text && hit.acts.includes(node.id);
    return {
      id: node.id, x: node.x, y: node.y, physics: false, title: node.title, shape: "box",
      label: node.label,
      hidden: gone.nodes.has(node.id),
      opacity: dim ? 0.3 : 1,
      borderWidth: node.root || chosen ? 3 : 1.5, borderWidthSelected: 3,
      margin: 3, widthConstraint: data.box[0], heightConstraint: data.box[1],
      shapeProperties: once(`shape ${node.alive}`, () => ({ borderDashes: node.alive ? false : [5, 3], borderRadius: 6 })),
      color: once(`box ${chosen} ${found} ${node.alive}`, () => ({
        background: chosen || found ? paint.focus : node.alive ? paint.box : paint.off,
        border: chosen ? paint.ink : node.alive ? paint.line : paint.offLine,
        highlight: { background: paint.focus, border: paint.ink }, hover: { background: paint.box, border: paint.ink },
      })),
      font: once(`font ${chosen || found}`, () => ({ color: chosen || found ? paint.onFocus : paint.ink, size: 12, face: fontFace })),
    };
  };
  // The lines of the chosen act are thick, but for an act with so many that they would run into one.
  const MANY = 60;
  // Dashes are what takes a browser longest to draw: among many relations they are longer and fewer, in the same measure.
  const COARSE = data.edges.length > 200 ? 3 : 1;
  const edgeOf = (edge) => {
    const mine = edge.from === here || edge.to === here;
    const colour = paint.kinds[edge.kind];
    const { verb, head, dashes } = data.kinds[edge.kind];
    const faint = near && !mine;
    return {
      id: edge.id, from: edge.from, to: edge.to, title: verb, hidden: gone.edges.has(edge.id),
      arrows: once(`head ${head}`, () => ({ to: { enabled: true, type: HEADS[head], scaleFactor: 0.7 } })),
      dashes: once(`dash ${edge.kind}`, () => dashes && dashes.map((one) => one * COARSE)),
      width: mine && touching.get(here).length <= MANY ? 2.8 : 1.7, selectionWidth: 0, hoverWidth: 0.6,
      color: once(`line ${edge.kind} ${faint}`, () => ({ color: colour, highlight: colour, hover: colour, opacity: faint ? 0.12 : 1 })),
      smooth: once(`bend ${edge.bend}`, () => ({ enabled: true, type: "curvedCW", roundness: 0.08 + 0.14 * edge.bend })),
    };
  };
  const usual = (one, but) => Object.fromEntries(Object.entries(one).filter(([key]) => !but.includes(key)));
  const beside = (one, same) => Object.fromEntries(Object.entries(one).filter(([key, value]) => same[key] !== value));

  // The picture is put out of sight first: its inside need not be laid out to know how high it is.
  const picture = stage.querySelector(".picture");
  picture.classList.add("under");
  picture.setAttribute("aria-hidden", "true");
  stage.style.height = `${stage.offsetHeight}px`;
  stage.classList.add("live");
  stage.scrollLeft = 0;
  const canvasHost = document.createElement("div");
  canvasHost.className = "network";
  canvasHost.tabIndex = 0;
  canvasHost.setAttribute("role", "application");
  canvasHost.setAttribute("aria-label", words.canvas);
  stage.appendChild(canvasHost);
  const allNodes = usual(nodeOf({ id: "", alive: true }), ["id", "x", "y", "title", "label", "hidden"]);
  const allEdges = data.edges.length ? usual(edgeOf({ id: "", kind: data.edges[0].kind, bend: 0 }), ["id", "from", "to", "title", "hidden"]) : {};
  const nodes = new vis.DataSet(data.nodes.map((node) => beside(nodeOf(node), allNodes)));
  const edges = new vis.DataSet(data.edges.map((edge) => beside(edgeOf(edge), allEdges)));
  const network = new vis.Network(canvasHost, { nodes, edges }, {
    nodes: allNodes, edges: allEdges,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: { hover: data.edges.length < 400, zoomView: false, keyboard: { enabled: false }, navigationButtons: false, tooltipDelay: 200, selectConnectedEdges: false, hideEdgesOnDrag: data.edges.length > 400 },
  });
  // A browser cuts a dashed curve into its dashes over all its length, in sight or not: four hundred of them took it half a
  // second at every move. So only the part of a curve that passes through the window is given to it.
  const PARTS = 24;
  const within = (context) => {
    const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
    const { x: right, y: bottom } = network.DOMtoCanvas({ x: canvasHost.clientWidth, y: canvasHost.clientHeight });
    const { moveTo, quadraticCurveTo } = CanvasRenderingContext2D.prototype;
    let x0 = 0, y0 = 0;
    context.moveTo = (x, y) => { x0 = x; y0 = y; moveTo.call(context, x, y); };
    context.quadraticCurveTo = (x1, y1, x2, y2) => {
      const blend = (s, t, a, b, c) => (1 - s) * ((1 - t) * a + t * b) + s * ((1 - t) * b + t * c);
      let first = -1, last = 0, before = 0, length = 0, x = x0, y = y0;
      for (let part = 1; part <= PARTS; part += 1) {
        const t = part / PARTS, nextX = blend(t, t, x0, x1, x2), nextY = blend(t, t, y0, y1, y2);
        if (Math.max(x, nextX) >= left && Math.min(x, nextX) <= right && Math.max(y, nextY) >= top && Math.min(y, nextY) <= bottom) {
          if (first < 0) { first = part - 1; before = length; }
          last = part;
        }
        length += Math.hypot(nextX - x, nextY - y);
        x = nextX;
        y = nextY;
      }
      if (first < 0) return;
      const s = first / PARTS, t = last / PARTS;
      context.lineDashOffset = before;
      moveTo.call(context, blend(s, s, x0, x1, x2), blend(s, s, y0, y1, y2));
      quadraticCurveTo.call(context, blend(s, t, x0, x1, x2), blend(s, t, y0, y1, y2), blend(t, t, x0, x1, x2), blend(t, t, y0, y1, y2));
    };
  };
  network.on("beforeDrawing", (context) => {
    within(context);
    context.save();
    context.fillStyle = paint.ground;
    context.fillRect(-40000, -40000, data.width + 80000, data.height + 80000);
    data.lanes.forEach(([, top, height], place) => {
      context.fillStyle = place % 2 ? paint.ground : paint.lane;
      context.fillRect(-40000, top, data.width + 80000, height);
    });
    context.restore();
  });
  // The years and ranks stay in sight when only a part of the picture is, and can be read at any scale.
  network.on("afterDrawing", (context) => {
    const scale = network.getScale(), { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
    const strip = 26 / scale, edge = Math.max(12, left + 10 / scale);
    context.save();
    context.font = `700 ${13 / scale}px ${fontFace}`;
    context.fillStyle = paint.quiet;
    for (const [name, y] of data.lanes) if (top <= 0 || y >= top + strip - 18) context.fillText(name, edge, y + 4 + 14 / scale);
    if (top > 0) {
      context.fillStyle = paint.ground;
      context.fillRect(left, top, canvasHost.clientWidth / scale, strip);
    }
    context.textAlign = "center";
    context.fillStyle = paint.quiet;
    const line = Math.max(20, top + 18 / scale);
    data.years.forEach(([year, x]) => context.fillText(year, x, line));
    context.restore();
  });
  // How many relations of an act are not drawn stands beside it.
  network.on("afterDrawing", (context) => {
    context.save();
    context.font = `700 12px ${fontFace}`;
    context.textAlign = "right";
    context.fillStyle = paint.quiet;
    for (const node of data.nodes) if (node.hidden_edges && !gone.nodes.has(node.id)) context.fillText(`+${node.hidden_edges}`, node.x + 66, node.y - 24);
    context.restore();
  });
  // Only what looks otherwise than before is given to the network again: with hundreds of acts it is felt.
  const known = new Map();
  const fresh = (list) => list.filter((one) => {
    const told = JSON.stringify(one), same = known.get(one.id) === told;
    known.set(one.id, told);
    return !same;
  });
  const repaint = () => { nodes.update(fresh(data.nodes.map(nodeOf))); edges.update(fresh(data.edges.map(edgeOf))); };
  redrawn.push(repaint);
  // The view never runs past the picture: what is smaller than the window stands in its middle, at the top.
  const look = (at, scale, smooth = true) => {
    const halfX = canvasHost.clientWidth / 2 / scale, halfY = canvasHost.clientHeight / 2 / scale;
    const within = (value, half, size) => (size <= 2 * half ? size / 2 : Math.min(size - half, Math.max(half, value)));
    const y = data.height <= 2 * halfY ? halfY : within(at.y, halfY, data.height);
    network.moveTo({ position: { x: within(at.x, halfX, data.width), y }, scale, animation: smooth && glide() });
  };
  const seeAll = (smooth = true) => look({ x: 0, y: 0 }, Math.min(1, canvasHost.clientWidth / data.width, canvasHost.clientHeight / data.height), smooth);
  // As much as can be read is shown at first: all of it, or the surroundings of the act that is asked about.
  const whole = Math.min(canvasHost.clientWidth / data.width, canvasHost.clientHeight / data.height);
  if (whole > 0.62) seeAll(false);
  else look(nodeById.get(here), 0.85, false);

  // ---- the act that is chosen: what is said of it, and where to go from it
  const panel = document.getElementById("chosen");
  const linkTo = (href, text) => { const link = document.createElement("a"); link.href = href; link.textContent = text; return link; };
  const hrefOf = (selector) => { const link = document.querySelector(selector); return link && link.getAttribute("href"); };
  const relation = (edge, act) => (edge.from === act
    ? fill(words.along, { verb: data.kinds[edge.kind].verb, label: nodeById.get(edge.to).label })
    : fill(words.received, { verb: data.kinds[edge.kind].verb, label: nodeById.get(edge.from).label }));
  const tell = (act, lead = "") => {
    const mine = seen(act), node = nodeById.get(act);
    const text = fill(words.selected, { label: node.title, out: mine.filter((edge) => edge.from === act).length, in: mine.filter((edge) => edge.to === act).length });
    say(lead ? `${lead}. ${text}` : text);
    if (!panel) return;
    const second = document.createElement("p"), third = document.createElement("p");
    second.className = "quiet";
    second.textContent = mine.slice(0, 8).map((edge) => relation(edge, act)).join(" · ") + (mine.length > 8 ? " …" : "");
    third.className = "links";
    const page = hrefOf(`a[data-act="${CSS.escape(act)}"]`);
    if (page) third.append(linkTo(page, words.open));
    const own = (document.querySelector(`a[data-act="${CSS.escape(act)}"]`) || { dataset: {} }).dataset.centre;
    if (own && act !== data.root) third.append(linkTo(own, words.centre));
    const rest = document.querySelector(`[data-more="${CSS.escape(act)}"]`);
    if (rest && rest.getAttribute("href")) third.append(linkTo(rest.getAttribute("href"), rest.querySelector("title").textContent.split(" · ")[0]));
    panel.replaceChildren(second, third);
  };
  const choose = (act, { move = true, lead = "" } = {}) => {
    here = act;
    repaint();
    if (move) {
      const scale = Math.max(network.getScale(), 0.6);
      const at = network.canvasToDOM(nodeById.get(act));
      const inside = at.x > 80 && at.x < canvasHost.clientWidth - 80 && at.y > 40 && at.y < canvasHost.clientHeight - 40;
      if (!inside || scale !== network.getScale()) look(nodeById.get(act), scale);
    }
    tell(act, lead);
    inAddress((query) => { if (act === data.root) query.delete("focus"); else query.set("focus", act); });
    document.dispatchEvent(new CustomEvent("lineage:choose", { detail: { iri: act, label: nodeById.get(act).title } }));
  };
  const open = (act) => { const page = hrefOf(`a[data-act="${CSS.escape(act)}"]`); if (page) window.location.assign(page); };

  // An arrow key follows a relation to the act that lies most in its direction; without one it says so and stays.
  const step = (dx, dy) => {
    const from = nodeById.get(here);
    let best = null;
    for (const edge of seen(here)) {
      const to = nodeById.get(other(edge, here));
      const x = to.x - from.x, y = to.y - from.y;
      const along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (along <= 0 || (dy && along * 3 < aside)) continue;
      const cost = along + 1.6 * aside;
      if (!best || cost < best.cost) best = { id: to.id, cost, edge };
    }
    if (best) choose(best.id, { lead: relation(best.edge, here) });
    else say(words.nothing);
  };
  const inTime = data.nodes.map((node) => node.id).sort((a, b) => nodeById.get(a).x - nodeById.get(b).x || nodeById.get(a).y - nodeById.get(b).y);
  const walk = (by) => {
    const left = inTime.filter((act) => !gone.nodes.has(act));
    choose(left[(left.indexOf(here) + by + left.length) % left.length]);
  };
  const zoom = (factor) => network.moveTo({ scale: Math.min(3, Math.max(0.08, network.getScale() * factor)), animation: glide() });
  const nearButton = document.querySelector('[data-do="near"]');
  const neighbours = () => {
    near = !near;
    if (nearButton) nearButton.setAttribute("aria-pressed", String(near));
    repaint();
    say(near ? fill(words.neighbours, { label: nodeById.get(here).label }) : words.everything);
  };
  const keys = {
    ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0), ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1),
    PageDown: () => walk(1), PageUp: () => walk(-1), Home: () => choose(data.root), Enter: () => open(here),
    "+": () => zoom(1.25), "-": () => zoom(0.8), 0: () => seeAll(), f: neighbours, F: neighbours, Escape: () => canvasHost.blur(),
  };
  canvasHost.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    keys[event.key]();
    event.preventDefault();
  });
  canvasHost.addEventListener("focus", () => tell(here));
  network.on("click", ({ nodes: under }) => { if (under.length) choose(under[0], { move: false }); });
  network.on("doubleClick", ({ nodes: under }) => { if (under.length) open(under[0]); });
  network.on("hoverNode", () => { canvasHost.style.cursor = "pointer"; });
  network.on("blurNode", () => { canvasHost.style.cursor = ""; });

  // ---- search inside the picture
  const field = document.getElementById("find");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let texts = null;
  if (field) {
    field.addEventListener("input", () => {
      texts ??= new Map(data.nodes.map((node) => [node.id, plain(`${node.label} ${node.title} ${node.id}`)]));
      hit.text = plain(field.value.trim());
      hit.acts = hit.text ? inTime.filter((act) => !gone.nodes.has(act) && texts.get(act).includes(hit.text)) : [];
      repaint();
      if (hit.text) say(fill(words.found, { count: hit.acts.length }));
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !hit.acts.length) return;
      event.preventDefault();
      choose(hit.acts[(hit.acts.indexOf(here) + 1) % hit.acts.length]);
    });
  }
  const full = document.querySelector('[data-do="full"]');
  if (full && !document.fullscreenEnabled) full.remove();
  document.querySelector(".tools").addEventListener("click", (event) => {
    const what = event.target.dataset && event.target.dataset.do;
    if (what === "fit") seeAll();
    else if (what === "in") zoom(1.25);
    else if (what === "out") zoom(0.8);
    else if (what === "near") neighbours();
    else if (what === "full") { if (document.fullscreenElement) document.exitFullscreen(); else explorer.requestFullscreen(); }
  });
  const recolour = () => { paint = dyed(); shared.clear(); repaint(); };
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  forced.addEventListener("change", recolour);
  if (gone.edges.size) sift();
  if (here !== data.root) choose(here, { move: false });
  else tell(here);
  stage.dataset.ready = "yes";
  // What was given is written down once nobody waits; whoever is faster only has more of it given again.
  setTimeout(() => { if (!known.size) { fresh(data.nodes.map(nodeOf)); fresh(data.edges.map(edgeOf)); } }, 0);

  };
  if (typeof vis !== "undefined") begin();
  else if (drawer) drawer.addEventListener("load", begin, { once: true });
})();
