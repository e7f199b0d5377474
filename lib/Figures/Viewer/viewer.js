// One viewer: up to four images in the frame of the first, and what the reader does with them.

class Viewer {
  constructor(root, data) {
    Object.assign(this, { root, data, shown: 0, zoom: 0, cursor: null });
    Object.assign(this, { isBlinking: false, isSplit: false, hasMarks: true, hasLabels: true });
    this.images = data.images.map((image) => {
      const scale = new Scale(image), pyramid = new Pyramid(image, scale, () => this.redraw());
      const { sky, regions, sources } = image.places;
      return { ...image, regions, sources, scale, pyramid, sky: sky && new Sky(sky), selected: -1 };
    });
    for (const image of this.images) {
      if (image.sources) image.table = new SourceTable(image.sources, (row) => this.chooseSource(image, row));
    }
    // The view, in pixels of the first image: what lies in the middle; zoom is CSS pixels per pixel.
    this.centre = this.middle();
    this.build();
    this.listen();
  }

  get image() {
    return this.images[this.shown];
  }

  // ---- positions ----

  middle() {
    return [(this.images[0].width - 1) / 2, (this.images[0].height - 1) / 2];
  }

  // The same place in another image: by the sky where both have it, otherwise the same pixel; null if it is not there.
  transfer(pixel, from, to) {
    if (from === to || !from.sky || !to.sky) return pixel;
    const sky = from.sky.skyOf(pixel);
    return sky && to.sky.pixelOf(sky);
  }

  // Where an image lies in a pane: its own pixels turned and scaled as they lie over those of the first.
  frame(image, pane) {
    const first = this.images[0], upright = [this.zoom, 0, 0, -this.zoom];
    if (image === first) return new Frame(pane, this.ratio, this.centre, upright);
    const centre = this.transfer(this.centre, first, image);
    if (!centre) return null;
    const h = 32;
    const [o, u, v] = [[0, 0], [h, 0], [0, h]].map(([dx, dy]) => this.transfer([centre[0] + dx, centre[1] + dy], image, first));
    if (!o || !u || !v) return null;
    const per = (change) => (Math.abs(change) < 1e-9 ? 0 : (change * this.zoom) / h);
    const matrix = [per(u[0] - o[0]), per(v[0] - o[0]), -per(u[1] - o[1]), -per(v[1] - o[1])];
    return new Frame(pane, this.ratio, centre, matrix);
  }

  panes() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (!this.isSplit) return [{ image: this.image, left: 0, top: 0, width, height }];
    const n = this.images.length, columns = n === 4 ? 2 : n, rows = n / columns, gap = 2;
    const w = (width - gap * (columns - 1)) / columns, h = (height - gap * (rows - 1)) / rows;
    const place = (i) => ({ left: (i % columns) * (w + gap), top: Math.floor(i / columns) * (h + gap) });
    return this.images.map((image, i) => ({ image, ...place(i), width: w, height: h }));
  }

  paneAt([left, top]) {
    const isIn = (at, start, length) => at >= start && at < start + length;
    return this.panes().find((pane) => isIn(left, pane.left, pane.width) && isIn(top, pane.top, pane.height));
  }

  fitZoom() {
    const { width, height } = this.panes()[0], image = this.images[0];
    return Math.min(width / image.width, height / image.height);
  }

  fit() {
    this.centre = this.middle();
    this.zoom = this.fitZoom();
    this.redraw();
  }

  // Zooms by a factor; what lies at a place of the stage (its middle if none is given) stays there.
  zoomBy(factor, place) {
    const zoom = Math.min(64, Math.max(this.fitZoom() / 4, this.zoom * factor));
    const pane = (place && this.paneAt(place)) ?? this.panes()[0];
    const offset = place ? [place[0] - pane.left - pane.width / 2, place[1] - pane.top - pane.height / 2] : [0, 0];
    const change = 1 / this.zoom - 1 / zoom;
    this.centre = [this.centre[0] + offset[0] * change, this.centre[1] - offset[1] * change];
    this.zoom = zoom;
    this.moved();
  }

  panBy(right, down) {
    this.centre = [this.centre[0] - right / this.zoom, this.centre[1] + down / this.zoom];
    this.moved();
  }

  moved() {
    const { width, height } = this.images[0], within = (place, size) => Math.min(size, Math.max(-1, place));
    if (this.images.length === 1) this.centre = [within(this.centre[0], width), within(this.centre[1], height)];
    this.redraw();
  }

  centreOn(image, pixel) {
    const place = this.transfer(pixel, image, this.images[0]);
    if (!place) return;
    this.centre = [...place];
    this.zoom = Math.max(this.zoom, Math.min(2, 4 * this.fitZoom()));
    this.setCursor(null);
  }

  // ---- drawing ----

  redraw() {
    this.request ??= requestAnimationFrame(() => {
      this.request = null;
      this.draw();
    });
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (!width || !height) return;
    const isFitted = !this.zoom || Math.abs(this.zoom / this.fittedZoom - 1) < 1e-6; // it stays fitted
    this.ratio = window.devicePixelRatio || 1;
    const size = { width: Math.round(width * this.ratio), height: Math.round(height * this.ratio) };
    for (const canvas of [this.tiles, this.marks]) Object.assign(canvas, size);
    this.fittedZoom = this.fitZoom();
    if (isFitted) this.zoom = this.fittedZoom;
    this.draw();
  }

  draw() {
    if (!this.ratio) return;
    const tiles = this.tiles.getContext("2d"), marks = this.marks.getContext("2d");
    for (const context of [tiles, marks]) {
      context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      context.clearRect(0, 0, this.stage.clientWidth, this.stage.clientHeight);
    }
    const cursor = this.cursorPixel();
    marks.font = "12px system-ui, sans-serif";
    for (const pane of this.panes()) {
      for (const context of [tiles, marks]) {
        context.save();
        outline(context, paneCorners(pane));
        context.clip();
      }
      this.drawPane(pane, tiles, marks, cursor);
      for (const context of [tiles, marks]) context.restore();
    }
    this.readOut(cursor);
    this.root.dataset.view = [...this.centre, this.zoom].map((v) => v.toPrecision(9)).join(" ");
  }

  drawPane(pane, tiles, marks, cursor) {
    const { image } = pane, frame = this.frame(image, pane);
    if (frame) image.pyramid.draw(tiles, frame);
    if (frame && this.hasMarks) {
      drawRegions(marks, frame, image.regions, this.hasLabels);
      if (image.sources) drawSources(marks, frame, image.sources, image.selected, this.hasLabels);
    }
    const isCrossed = cursor && (this.images.length > 1 || this.cursor.isCentre);
    const pixel = frame && isCrossed && this.transfer(cursor.pixel, cursor.image, image);
    if (pixel) drawCross(marks, ...frame.place(pixel), 6, 16, markColors.crosshair);
    if (frame && image.sky) drawCompass(marks, frame, image.sky);
    const name = frame ? image.name : `${image.name}: elsewhere on the sky`;
    marks.textAlign = "left";
    if (this.images.length > 1) writeTwice(marks, name, pane.left + 8, pane.top + 18, image === this.image ? "#fff" : "#aaa");
    marks.textAlign = "right";
    writeTwice(marks, this.noteOf(image), pane.left + pane.width - 8, pane.top + pane.height - 8, "#fff");
  }

  // ---- what is under the cursor ----

  setCursor(place, isCentre = false) {
    this.cursor = place && { place, isCentre };
    this.redraw();
  }

  cursorPixel() {
    if (!this.cursor) return null;
    const pane = this.cursor.isCentre ? this.panes().find((p) => p.image === this.image) : this.paneAt(this.cursor.place);
    const frame = pane && this.frame(pane.image, pane);
    return frame && { image: pane.image, pixel: frame.pixelAt(this.cursor.isCentre ? frame.middle : this.cursor.place) };
  }

  readOut(cursor) {
    const [at, value, sky, degrees] = this.readout;
    if (!cursor) {
      at.textContent = [`${this.image.width} × ${this.image.height} pixels`, this.noteOf(this.image)].filter(Boolean).join(" · ");
      for (const part of [value, sky, degrees]) part.textContent = "";
      return;
    }
    const { image, pixel } = cursor, [x, y] = pixel;
    at.textContent = `x ${x.toFixed(1)}  y ${y.toFixed(1)}`.replaceAll("-", "−");
    const found = image.pyramid.at(x, y);
    if (found) value.textContent = numberText(found.value, found.resolution) + (image.unit ? ` ${image.unit}` : "");
    else value.textContent = found === null ? "outside" : "…";
    const position = image.sky?.skyOf(pixel), text = position && image.sky.text(position);
    sky.textContent = text ? `${text.sexagesimal || text.degrees} ${image.sky.frame}` : "";
    degrees.textContent = text?.sexagesimal ? text.degrees : "";
  }

  // ---- controls ----

  build() {
    const { data, images } = this, name = data.title ?? images.map((image) => image.name).join(", ");
    // Not from text: a front end may forbid a script to make elements of it (Trusted Types).
    const controls = this.root.querySelector("template").content.cloneNode(true);
    this.ui = element("div", { class: "hst-ui", "data-lm-suppress-shortcuts": "true" }, controls);
    const part = (selector) => this.ui.querySelector(selector);
    [this.stage, this.tiles, this.marks] = [".hst-stage", ".hst-tiles", ".hst-marks"].map(part);
    [this.help, this.tables] = [".hst-help", ".hst-tables"].map(part);
    this.readout = ["pixel", "value", "sky", "degrees"].map((word) => part(`.hst-${word}`));
    this.stage.style.height = `${data.height}px`;
    this.stage.setAttribute("aria-label", `Image viewer: ${name}. Press ? for its keys.`);
    part(".hst-title").textContent = part(".hst-title").title = images.length > 1 ? data.title ?? "" : name;
    for (const several of this.ui.querySelectorAll(".hst-several")) several.hidden = images.length < 2;
    part("[data-key=F]").hidden = !document.fullscreenEnabled;
    const choice = { type: "button", class: "hst-choice" };
    this.choices = images.map((image, i) => element("button", { ...choice, "data-key": i + 1, title: image.name }, image.name));
    part(".hst-choices").append(...this.choices);
    this.rate = part(".hst-rate");
    this.rate.addEventListener("input", () => this.isBlinking && this.blink(true));
    for (const button of this.ui.querySelectorAll("[data-key]")) {
      button.addEventListener("click", () => this.actions()[button.dataset.key]());
    }
    this.scale = new ScaleControls(this.ui, () => this.redraw());
  }

  press(key, isOn) {
    this.ui.querySelector(`[data-key="${key}"]`).setAttribute("aria-pressed", isOn);
  }

  // What the pixels and positions of an image lack.
  noteOf({ pyramid, labels, histogram, sky }) {
    const { factor } = pyramid.levels[0], notes = [];
    if (factor > 1) notes.push(`${labels ? "largest" : "mean"} of ${factor} × ${factor} pixels`);
    if (!histogram) notes.push("no finite pixels");
    if (sky?.errorPx > sky?.tolerancePx) notes.push(`positions to ${sky.errorPx.toPrecision(2)} px`);
    return notes.join(" · ");
  }

  // ---- what the reader does ----

  show(index) {
    if (!this.images[index]) return;
    this.shown = index;
    this.choices.forEach((choice, i) => choice.setAttribute("aria-pressed", i === index));
    const table = this.image.table ?? this.images.find((image) => image.table)?.table;
    if (table && this.tables.firstChild !== table.element) this.tables.replaceChildren(table.element);
    this.root.dataset.shown = this.image.name;
    this.scale.show(this.image);
    this.redraw();
  }

  blink(isOn = !this.isBlinking) {
    if (this.images.length < 2) return;
    clearInterval(this.timer);
    this.isBlinking = isOn;
    this.press("b", isOn);
    if (!isOn) return;
    this.split(false);
    this.timer = setInterval(() => {
      if (this.root.isConnected) this.show((this.shown + 1) % this.images.length);
      else clearInterval(this.timer);
    }, 1000 / Number(this.rate.value));
  }

  split(isOn = !this.isSplit) {
    if (this.images.length < 2 || isOn === this.isSplit) return;
    if (isOn) this.blink(false);
    const isFitted = Math.abs(this.zoom / this.fitZoom() - 1) < 1e-6;
    this.isSplit = isOn;
    this.press("s", isOn);
    this.fittedZoom = this.fitZoom();
    if (isFitted) this.fit();
    this.redraw();
  }

  oneToOne() {
    const frame = this.frame(this.image, this.panes()[0]);
    if (frame) this.zoomBy(1 / (frame.scale * this.ratio));
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.ui.requestFullscreen?.().catch(() => {});
  }

  chooseSource(image, row) {
    image.selected = row;
    if (image.sources.positions[row]) this.centreOn(image, image.sources.positions[row]);
    this.redraw();
  }

  clickAt(place) {
    const pane = this.paneAt(place), frame = pane && this.frame(pane.image, pane);
    if (this.isSplit && pane && this.images.indexOf(pane.image) !== this.shown) this.show(this.images.indexOf(pane.image));
    if (!frame || !pane.image.sources || !this.hasMarks) return;
    const row = sourceAt(frame, pane.image.sources, place);
    if (row < 0) return;
    pane.image.selected = row;
    pane.image.table.select(row);
    this.redraw();
  }

  // By key; buttons name the key that does the same.
  actions(step = 48) {
    const pan = (right, down) => () => {
      this.panBy(right * step, down * step);
      this.setCursor([0, 0], true);
    };
    const zoom = (factor) => () => this.zoomBy(factor, this.cursor && !this.cursor.isCentre ? this.cursor.place : null);
    const turn = (name) => () => {
      this[name] = !this[name];
      this.redraw();
    };
    return {
      ArrowLeft: pan(1, 0), ArrowRight: pan(-1, 0), ArrowUp: pan(0, 1), ArrowDown: pan(0, -1),
      "+": zoom(1.5), "=": zoom(1.5), "-": zoom(1 / 1.5), f: () => this.fit(), o: () => this.oneToOne(), F: () => this.fullScreen(),
      1: () => this.show(0), 2: () => this.show(1), 3: () => this.show(2), 4: () => this.show(3),
      b: () => this.blink(), s: () => this.split(), m: turn("hasMarks"), l: turn("hasLabels"),
      i: () => this.scale.set((scale) => (scale.inverted = !scale.inverted)),
      "?": () => (this.help.hidden = !this.help.hidden), Escape: () => (this.help.hidden = true),
    };
  }

  keyDown(event) {
    const action = this.actions(event.shiftKey ? 240 : 48)[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && this.help.hidden) return;
    event.preventDefault();
    event.stopPropagation(); // a notebook has commands on the same keys
    action();
  }

  listen() {
    const { stage } = this, pointers = new Map();
    const placeOf = (event) => {
      const box = stage.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    let travelled = 0, isArmed = false;
    stage.addEventListener("keydown", (event) => this.keyDown(event));
    stage.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || this.help.contains(event.target)) return;
      stage.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, placeOf(event));
      travelled = 0;
    });
    stage.addEventListener("pointermove", (event) => {
      const place = placeOf(event), before = pointers.get(event.pointerId);
      isArmed ||= event.movementX !== 0 || event.movementY !== 0;
      if (before) {
        const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
        const [right, down] = [place[0] - before[0], place[1] - before[1]];
        travelled += Math.hypot(right, down);
        const apart = (p) => Math.max(1, Math.hypot(p[0] - other[0], p[1] - other[1]));
        if (other) {
          this.zoomBy(apart(place) / apart(before), other);
        } else if (travelled > 3) {
          this.panBy(right, down);
        }
        pointers.set(event.pointerId, place);
      }
      this.setCursor(place);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      stage.addEventListener(end, (event) => {
        if (pointers.delete(event.pointerId) && end === "pointerup" && travelled <= 3) this.clickAt(placeOf(event));
      });
    }
    stage.addEventListener("pointerleave", () => {
      isArmed = false;
      this.setCursor(null);
    });
    stage.addEventListener("dblclick", (event) => this.zoomBy(event.shiftKey ? 0.5 : 2, placeOf(event)));
    // A page that is scrolled past the viewer goes on: only after the pointer was moved here does the wheel zoom.
    stage.addEventListener("wheel", (event) => {
      if (!isArmed && !event.ctrlKey) return;
      event.preventDefault();
      const pixels = event.deltaY * [1, 16, 400][event.deltaMode], speed = event.ctrlKey ? 0.01 : 0.002;
      this.zoomBy(Math.exp(-speed * Math.max(-300, Math.min(300, pixels))), placeOf(event));
    }, { passive: false });
    this.ui.addEventListener("keydown", (event) => event.stopPropagation());
  }

  // Takes the place of the picture when the coarsest tile is there.
  async start() {
    const { pyramid } = this.images[0];
    await pyramid.load({}, pyramid.levels.at(-1), 0, 0);
    this.ui.style.colorScheme = isLight(getComputedStyle(this.root).color) ? "dark" : "light";
    this.root.querySelector(".hst-picture")?.remove();
    this.root.append(this.ui);
    this.resize();
    this.show(0);
    new ResizeObserver(() => {
      this.resize();
      this.scale.show(this.image);
    }).observe(this.stage);
  }
}

// The text is light where the surroundings are dark; any notation of a colour will do.
function isLight(color) {
  const context = element("canvas", { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
  return r + g + b > 382;
}

// Until there is something to see, and wherever that fails, the picture stays.
async function start(root, data) {
  root.dataset.state = "starting";
  try {
    await new Viewer(root, data).start();
    root.dataset.state = "ready";
  } catch (error) {
    root.dataset.state = "picture";
    console.warn("The viewer could not start; its picture stays.", error);
  }
}

// Starts the viewers of this content that are still pictures; the script may run before its element is in the page.
function show(id, data, tries = 40) {
  if (typeof DecompressionStream !== "function") return;
  const roots = document.querySelectorAll(`[data-hst-viewer="${id}"]:not([data-state])`);
  if (!roots.length && tries > 0) setTimeout(() => show(id, data, tries - 1), 50);
  for (const root of roots) {
    start(root, data);
  }
}
