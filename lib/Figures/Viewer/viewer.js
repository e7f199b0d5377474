// One viewer: up to four images in the frame of the first, its controls, and what the reader does.

const keys = [
  ["drag, arrow keys", "move (with Shift: farther)"],
  ["wheel, pinch, + −", "zoom about the cursor"],
  ["double click", "zoom in (with Shift: out)"],
  ["f", "fit the image"],
  ["o", "one pixel of the image on one of the screen"],
  ["i", "invert the colours"],
  ["m", "marks on and off"],
  ["l", "labels on and off"],
  ["1 to 4", "choose an image"],
  ["b", "blink"],
  ["s", "side by side"],
  ["F", "full screen"],
  ["?", "this help"],
];

class Viewer {
  constructor(root, data) {
    Object.assign(this, { root, data, shown: 0, isBlinking: false, isSplit: false, hasMarks: true, hasLabels: true, cursor: null, period: 0.5 });
    this.images = data.images.map((image) => {
      const scale = new Scale(image);
      return { ...image, scale, sky: image.sky && new Sky(image.sky), pyramid: new Pyramid(image, scale, () => this.redraw()), selected: -1 };
    });
    // The view in pixels of the first image: what lies in the middle, and CSS pixels per pixel.
    this.centre = [(this.images[0].width - 1) / 2, (this.images[0].height - 1) / 2];
    this.zoom = 0;
    this.build();
  }

  get image() {
    return this.images[this.shown];
  }

  // ---- positions ----

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
    const along = [(u[0] - o[0]) / h, (v[0] - o[0]) / h, (u[1] - o[1]) / h, (v[1] - o[1]) / h].map((d) => (Math.abs(d) < 1e-9 ? 0 : d));
    return new Frame(pane, this.ratio, centre, along.map((d, i) => (i < 2 ? d : -d) * this.zoom));
  }

  panes() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (!this.isSplit) return [{ image: this.image, left: 0, top: 0, width, height }];
    const n = this.images.length, columns = n === 4 ? 2 : n, rows = n / columns, gap = 2;
    const w = (width - gap * (columns - 1)) / columns, h = (height - gap * (rows - 1)) / rows;
    return this.images.map((image, i) => ({ image, left: (i % columns) * (w + gap), top: Math.floor(i / columns) * (h + gap), width: w, height: h }));
  }

  paneAt([left, top]) {
    return this.panes().find((p) => left >= p.left && left < p.left + p.width && top >= p.top && top < p.top + p.height);
  }

  fitZoom() {
    const { width, height } = this.panes()[0], image = this.images[0];
    return Math.min(width / image.width, height / image.height);
  }

  clampZoom(zoom) {
    return Math.min(64, Math.max(this.fitZoom() / 4, zoom));
  }

  fit() {
    this.centre = [(this.images[0].width - 1) / 2, (this.images[0].height - 1) / 2];
    this.zoom = this.fitZoom();
    this.moved();
  }

  // Zooms by a factor; what lies at a place of the stage (its middle if none is given) stays there.
  zoomBy(factor, place) {
    const zoom = this.clampZoom(this.zoom * factor);
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
    const { width, height } = this.images[0];
    if (!(this.images.length > 1 && this.images[0].sky)) this.centre = [Math.min(width, Math.max(-1, this.centre[0])), Math.min(height, Math.max(-1, this.centre[1]))];
    this.redraw();
  }

  centreOn(image, pixel) {
    const place = this.transfer(pixel, image, this.images[0]);
    if (!place) return;
    this.centre = [...place];
    this.zoom = Math.max(this.zoom, Math.min(2, 4 * this.fitZoom()));
    this.setCursor(null);
    this.redraw();
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
    const before = this.zoom && this.fittedZoom;
    this.ratio = window.devicePixelRatio || 1;
    for (const canvas of [this.tiles, this.marks]) Object.assign(canvas, { width: Math.round(width * this.ratio), height: Math.round(height * this.ratio) });
    this.fittedZoom = this.fitZoom();
    if (!before) this.zoom = this.fittedZoom;
    else if (Math.abs(this.zoom / before - 1) < 1e-6) this.zoom = this.fittedZoom; // a fitted image stays fitted
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
      const frame = this.frame(pane.image, pane);
      for (const context of [tiles, marks]) {
        context.save();
        outline(context, [[pane.left, pane.top], [pane.left + pane.width, pane.top], [pane.left + pane.width, pane.top + pane.height], [pane.left, pane.top + pane.height]]);
        context.clip();
      }
      if (frame) pane.image.pyramid.draw(tiles, frame);
      if (frame && this.hasMarks) {
        drawRegions(marks, frame, pane.image.regions, this.hasLabels);
        if (pane.image.sources) drawSources(marks, frame, pane.image.sources, pane.image.selected, this.hasLabels);
      }
      if (frame && cursor && (this.images.length > 1 || this.cursor.isCentre)) {
        const pixel = this.transfer(cursor.pixel, cursor.image, pane.image);
        if (pixel) drawCross(marks, ...frame.place(pixel), 6, 16, markColors.crosshair);
      }
      if (this.images.length > 1) {
        marks.textAlign = "left";
        writeTwice(marks, pane.image.name, pane.left + 8, pane.top + 18, "#fff");
      }
      for (const context of [tiles, marks]) context.restore();
    }
    this.readOut(cursor);
    this.root.dataset.view = [...this.centre, this.zoom].map((v) => v.toPrecision(9)).join(" ");
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
    const { pixel: at, value, sky, degrees } = this.readout;
    if (!cursor) {
      at.textContent = `${this.image.width} × ${this.image.height} px`;
      for (const part of [value, sky, degrees]) part.textContent = "";
      return;
    }
    const { image, pixel } = cursor, [x, y] = pixel;
    at.textContent = `x ${x.toFixed(1)}  y ${y.toFixed(1)}`.replaceAll("-", "−");
    const found = image.pyramid.at(x, y);
    if (found) value.textContent = numberText(found.value, found.resolution) + (image.unit ? ` ${image.unit}` : "");
    else if (found === null) value.textContent = "outside";
    const position = image.sky?.skyOf(pixel), text = position && image.sky.text(position);
    sky.textContent = text ? `${text.sexagesimal || text.degrees} ${image.sky.frame}` : "";
    degrees.textContent = text?.sexagesimal ? text.degrees : "";
  }

  // ---- controls ----

  build() {
    const { data } = this, button = (text, title, onclick, more = {}) => element("button", { type: "button", title, "aria-label": title, onclick, ...more }, text);
    this.tiles = element("canvas", { "aria-hidden": "true" });
    this.marks = element("canvas", { "aria-hidden": "true" });
    this.note = element("div", { class: "hst-note" });
    this.help = element("div", { class: "hst-help", role: "dialog", "aria-label": "Keys", hidden: true },
      element("dl", {}, ...keys.flatMap(([key, does]) => [element("dt", {}, key), element("dd", {}, does)])));
    const name = data.title ?? this.images.map((image) => image.name).join(", ");
    this.stage = element("div", { class: "hst-stage", tabindex: "0", role: "application", "aria-label": `Image viewer: ${name}. Press ? for its keys.`, style: `height:${data.height}px` },
      this.tiles, this.marks, this.note, this.help);
    this.buttons = {
      blink: button("Blink", "Blink (b)", () => this.blink(), { "aria-pressed": "false" }),
      split: button("Side by side", "Side by side (s)", () => this.split(), { "aria-pressed": "false" }),
      full: button("Full", "Full screen (F)", () => this.fullScreen(), { hidden: !document.fullscreenEnabled }),
    };
    const rate = element("input", { type: "range", min: "0.5", max: "8", step: "0.5", value: "2", title: "Images a second", "aria-label": "Blinking, images a second", class: "hst-rate",
      oninput: (event) => { this.period = 1 / event.target.value; if (this.isBlinking) this.blink(true); } });
    this.choices = this.images.map((image, i) => button(image.name, `Image ${i + 1}: ${image.name}`, () => this.show(i), { "aria-pressed": "false", class: "hst-choice" }));
    const several = this.images.length > 1
      ? [element("div", { class: "hst-group", role: "group", "aria-label": "Images" }, ...this.choices), element("div", { class: "hst-group" }, this.buttons.blink, rate, this.buttons.split)] : [];
    const heading = element("div", { class: "hst-bar" }, element("div", { class: "hst-title", title: name }, this.images.length > 1 ? data.title ?? "" : name), ...several,
      element("div", { class: "hst-group" },
        button("−", "Zoom out (−)", () => this.zoomBy(1 / 1.5)), button("+", "Zoom in (+)", () => this.zoomBy(1.5)),
        button("Fit", "Fit the image (f)", () => this.fit()), button("1:1", "One pixel on one of the screen (o)", () => this.oneToOne()),
        button("?", "Keys (?)", () => this.toggleHelp()), this.buttons.full));
    this.readout = Object.fromEntries(["pixel", "value", "sky", "degrees"].map((part) => [part, element("span", { class: `hst-${part}` })]));
    this.tables = element("div");
    this.ui = element("div", { class: "hst-ui", "data-lm-suppress-shortcuts": "true" },
      heading, this.stage, element("output", { class: "hst-readout", "aria-live": "off" }, ...Object.values(this.readout)), this.buildScale(), this.tables);
    for (const image of this.images) {
      if (image.sources) image.table = new SourceTable(image.sources, (row) => this.chooseSource(image, row));
    }
    this.listen();
  }

  buildScale() {
    const set = (change) => (event) => {
      change(this.image.scale, event.target);
      this.image.scale.changed();
      this.showScale();
      this.redraw();
    };
    const options = (names) => names.map((name) => element("option", { value: name }, name));
    const limit = (side, label) => element("input", { type: "text", inputmode: "decimal", "aria-label": label, title: label, class: "hst-limit", onchange: set((scale, input) => this.typeLimit(scale, side, input)) });
    const slider = (side, label) => element("input", { type: "range", min: "0", max: "1", step: "any", "aria-label": label, title: label, oninput: set((scale, input) => this.slideLimit(scale, side, input)) });
    this.controls = {
      stretch: element("select", { "aria-label": "Stretch", title: "Stretch", onchange: set((scale, input) => (scale.stretch = input.value)) }, ...options(Object.keys(stretches))),
      map: element("select", { "aria-label": "Colours", title: "Colours", onchange: set((scale, input) => Object.assign(scale, { map: input.value, missing: null })) }, ...options(Object.keys(colorMaps))),
      inverted: element("input", { type: "checkbox", onchange: set((scale, input) => (scale.inverted = input.checked)) }),
      missing: element("input", { type: "color", "aria-label": "Colour of missing values", onchange: set((scale, input) => (scale.missing = input.value)) }),
      low: limit("low", "Value at the low end"),
      high: limit("high", "Value at the high end"),
      lowSlider: slider("low", "Low end"),
      highSlider: slider("high", "High end"),
      range: element("select", { "aria-label": "Limits", title: "Limits", onchange: set((scale, input) => this.presetLimits(scale, input.value)) }, element("option", { value: "" }, "limits…"), ...options(["initial", "90 %", "95 %", "98 %", "99 %", "99.5 %", "99.9 %", "all"])),
    };
    const c = this.controls;
    this.histogram = element("canvas", { "aria-hidden": "true" });
    return element("div", { class: "hst-scale" }, c.stretch, c.map, element("label", {}, c.inverted, "invert"), element("label", { title: "Colour of missing values (NaN)" }, c.missing, "NaN"),
      element("div", { class: "hst-limits" }, c.low, element("div", { class: "hst-sliders" }, this.histogram, c.lowSlider, c.highSlider), c.high, c.range));
  }

  // Values along the histogram, 0 to 1; of an image without values there is none.
  axis() {
    const h = this.image.histogram;
    if (!h) return null;
    const place = (value) => ((h.softening ? Math.asinh((value - h.sky) / h.softening) : value - h.sky) - h.from) / (h.to - h.from);
    const value = (t) => {
      const u = h.from + t * (h.to - h.from);
      return h.softening ? h.sky + h.softening * Math.sinh(u) : h.sky + u;
    };
    return { place: (v) => Math.min(1, Math.max(0, place(v))), value };
  }

  typeLimit(scale, side, input) {
    const value = Number(input.value.replace("−", "-")), other = side === "low" ? scale.high : scale.low;
    if (input.value.trim() !== "" && Number.isFinite(value) && (side === "low" ? value < other : value > other)) scale[side] = value;
  }

  slideLimit(scale, side, input) {
    const axis = this.axis(), least = 0.004;
    const other = axis.place(side === "low" ? scale.high : scale.low), t = Number(input.value);
    scale[side] = axis.value(side === "low" ? Math.min(t, other - least) : Math.max(t, other + least));
  }

  presetLimits(scale, name) {
    if (name === "initial") [scale.low, scale.high] = scale.initial;
    if (!this.image.histogram || name === "initial" || !name) return;
    const { counts } = this.image.histogram, total = counts.reduce((sum, n) => sum + n, 0), tail = name === "all" ? 0 : (1 - parseFloat(name) / 100) / 2;
    const edge = (fraction) => {
      let sum = 0;
      for (let i = 0; i < counts.length; i++) {
        if (sum + counts[i] >= fraction * total && counts[i]) return (i + Math.max(0, fraction * total - sum) / counts[i]) / counts.length;
        sum += counts[i];
      }
      return 1;
    };
    const [low, high] = [this.axis().value(edge(tail)), this.axis().value(edge(1 - tail))];
    if (low < high) Object.assign(scale, { low, high });
  }

  showScale() {
    const { scale, pyramid, labels } = this.image, c = this.controls, axis = this.axis(), factor = pyramid.levels[0].factor;
    c.stretch.value = scale.stretch;
    c.map.value = scale.map;
    c.inverted.checked = scale.inverted;
    c.missing.value = scale.missingColor;
    c.range.value = "";
    for (const input of [c.low, c.high, c.lowSlider, c.highSlider, c.range]) input.disabled = !axis;
    c.low.value = axis ? shortText(scale.low) : "–";
    c.high.value = axis ? shortText(scale.high) : "–";
    this.note.textContent = [factor > 1 ? `${labels ? "largest" : "mean"} of ${factor} × ${factor} pixels` : "",
      axis ? "" : "no finite pixels", this.image.sky && !(this.image.sky.errorPx >= 0 && this.image.sky.errorPx <= this.image.sky.tolerancePx) ? `positions to ${this.image.sky.errorPx.toFixed(2)} px` : ""].filter(Boolean).join(" · ");
    if (!axis) return;
    c.lowSlider.value = axis.place(scale.low);
    c.highSlider.value = axis.place(scale.high);
    this.drawHistogram(axis.place(scale.low), axis.place(scale.high));
  }

  drawHistogram(low, high) {
    const canvas = this.histogram, { clientWidth: width, clientHeight: height } = canvas, { counts } = this.image.histogram, { scale } = this.image;
    if (!width) return;
    Object.assign(canvas, { width: width * this.ratio, height: height * this.ratio });
    const context = canvas.getContext("2d"), most = Math.log1p(Math.max(...counts));
    context.scale(this.ratio, this.ratio);
    context.fillStyle = getComputedStyle(canvas).color;
    counts.forEach((count, i) => {
      const t = (i + 0.5) / counts.length, h = ((height - 8) * Math.log1p(count)) / most;
      context.globalAlpha = t >= low && t <= high ? 0.55 : 0.2;
      context.fillRect((i * width) / counts.length, height - 6 - h, width / counts.length - 0.4, h);
    });
    // The colours that the values get, along the foot.
    const colors = scale.colors(), { value } = this.axis();
    context.globalAlpha = 1;
    for (let x = 0; x < width; x++) {
      const color = colors[scale.index(value((x + 0.5) / width))];
      context.fillStyle = `rgb(${color & 255} ${(color >> 8) & 255} ${(color >> 16) & 255})`;
      context.fillRect(x, height - 5, 1, 5);
    }
  }

  // ---- what the reader does ----

  show(index) {
    if (!this.images[index]) return;
    this.shown = index;
    this.choices.forEach((choice, i) => choice.setAttribute("aria-pressed", String(i === index)));
    const table = (this.image.table ?? this.images.find((image) => image.table)?.table)?.element;
    if (this.tables.firstChild !== (table ?? null)) this.tables.replaceChildren(...(table ? [table] : []));
    this.root.dataset.shown = this.image.name;
    this.showScale();
    this.redraw();
  }

  blink(isOn = !this.isBlinking) {
    if (this.images.length < 2) return;
    clearInterval(this.timer);
    this.isBlinking = isOn;
    this.buttons.blink.setAttribute("aria-pressed", String(isOn));
    if (!isOn) return;
    this.split(false);
    this.timer = setInterval(() => {
      if (this.root.isConnected) this.show((this.shown + 1) % this.images.length);
      else clearInterval(this.timer);
    }, 1000 * this.period);
  }

  split(isOn = !this.isSplit) {
    if (this.images.length < 2 || isOn === this.isSplit) return;
    if (isOn) this.blink(false);
    const isFitted = Math.abs(this.zoom / this.fitZoom() - 1) < 1e-6;
    this.isSplit = isOn;
    this.buttons.split.setAttribute("aria-pressed", String(isOn));
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

  toggleHelp(isOn = this.help.hidden) {
    this.help.hidden = !isOn;
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

  keyDown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 240 : 48;
    const pan = (x, y) => () => { this.panBy(x * step, y * step); this.setCursor([0, 0], true); };
    const zoom = (factor) => () => this.zoomBy(factor, this.cursor && !this.cursor.isCentre ? this.cursor.place : undefined);
    const does = {
      ArrowLeft: pan(1, 0), ArrowRight: pan(-1, 0), ArrowUp: pan(0, 1), ArrowDown: pan(0, -1), "+": zoom(1.5), "=": zoom(1.5), "-": zoom(1 / 1.5), "−": zoom(1 / 1.5),
      f: () => this.fit(), 0: () => this.fit(), o: () => this.oneToOne(), F: () => this.fullScreen(), b: () => this.blink(), s: () => this.split(),
      i: () => { this.image.scale.inverted = !this.image.scale.inverted; this.image.scale.changed(); this.showScale(); this.redraw(); },
      m: () => { this.hasMarks = !this.hasMarks; this.redraw(); }, l: () => { this.hasLabels = !this.hasLabels; this.redraw(); },
      1: () => this.show(0), 2: () => this.show(1), 3: () => this.show(2), 4: () => this.show(3), "?": () => this.toggleHelp(), Escape: this.help.hidden ? null : () => this.toggleHelp(false),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    event.stopPropagation(); // a notebook has commands on the same keys
    does();
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
        if (other) {
          this.zoomBy(Math.hypot(place[0] - other[0], place[1] - other[1]) / Math.max(1, Math.hypot(before[0] - other[0], before[1] - other[1])), other);
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
      const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
      this.zoomBy(Math.exp(-Math.max(-300, Math.min(300, event.deltaY * lines)) * (event.ctrlKey ? 0.01 : 0.002)), placeOf(event));
    }, { passive: false });
    this.ui.addEventListener("keydown", (event) => event.stopPropagation());
  }

  // Takes the place of the picture as soon as there is something to see.
  async start() {
    const last = this.images[0].pyramid.levels.length - 1;
    const coarsest = await inflated(this.images[0].pyramid.levels[last].tiles[0]);
    if (!coarsest.length) throw new Error("The first tile is empty.");
    const light = getComputedStyle(this.root).color.match(/[\d.]+/g).slice(0, 3).reduce((sum, v) => sum + Number(v), 0) > 382;
    this.ui.style.colorScheme = light ? "dark" : "light";
    this.root.querySelector(".hst-picture")?.remove();
    this.root.append(this.ui);
    this.show(0);
    this.resize();
    new ResizeObserver(() => {
      this.resize();
      this.showScale();
    }).observe(this.stage);
  }
}

// Starts the viewers of this content that are still pictures; the script may run before its element is in the page.
function show(id, data, tries = 40) {
  if (typeof DecompressionStream !== "function") return;
  const roots = document.querySelectorAll(`[data-hst-viewer="${id}"]:not([data-state])`);
  if (!roots.length && tries > 0) setTimeout(() => show(id, data, tries - 1), 50);
  for (const root of roots) {
    root.dataset.state = "starting";
    new Viewer(root, data).start().then(
      () => (root.dataset.state = "ready"),
      (error) => {
        root.dataset.state = "picture";
        console.warn("The viewer could not start; its picture stays.", error);
      });
  }
}
