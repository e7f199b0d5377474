// From values to colours, and the controls that change how.

const stretches = {
  linear: { constant: 1, apply: (x) => x },
  sqrt: { constant: 1, apply: (x) => Math.sqrt(x) },
  log: { constant: 1000, apply: (x, a) => Math.log(a * x + 1) / Math.log(a + 1) },
  asinh: { constant: 0.1, apply: (x, a) => Math.asinh(x / a) / Math.asinh(1 / a) },
};

// How values become colours; whoever changes it calls changed().
class Scale {
  constructor(image) {
    this.initial = image.limits ?? [0, 1];
    [this.low, this.high] = this.initial;
    this.stretch = image.stretch;
    this.constants = { [image.stretch]: image.constant };
    this.map = image.colors;
    this.inverted = false;
    this.missing = null; // a colour in place of the map's own
    this.version = 0;
  }

  get missingColor() {
    return this.missing ?? "#" + colorMaps[this.map].slice(255 * 6);
  }

  changed() {
    this.version++;
    this.palette = null;
  }

  // 256 pixels, red in the lowest byte: the scale from 0 to 254, then the colour of missing values.
  colors() {
    if (this.palette) return this.palette;
    const rgb = (hex) => 0xff000000 | parseInt(hex.slice(4, 6) + hex.slice(2, 4) + hex.slice(0, 2), 16);
    const map = colorMaps[this.map];
    this.palette = Uint32Array.from({ length: 256 }, (_, i) => {
      const at = i === 255 ? 255 : this.inverted ? 254 - i : i;
      return rgb(map.slice(at * 6, at * 6 + 6));
    });
    this.palette[255] = rgb(this.missingColor.slice(1));
    return this.palette;
  }

  index(value) {
    if (Number.isNaN(value)) return 255;
    // A label has the same colour in every image: 252 of them, then the first again.
    if (this.map === "labels") return value > 0 ? ((Math.floor(value) - 1) % 252) + 1 : value < 0 ? 252 + ((Math.floor(value) + 1) % 252) : 0;
    const { apply, constant } = stretches[this.stretch];
    const x = Math.min(1, Math.max(0, (value - this.low) / (this.high - this.low)));
    return Math.round(254 * apply(x, this.constants[this.stretch] ?? constant));
  }
}

// The row of controls below the image; it shows and changes the scale of one image at a time.
class ScaleControls {
  // changed() is called when something has to be drawn anew.
  constructor(root, changed) {
    Object.assign(this, { changed, canvas: root.querySelector(".hst-sliders canvas") });
    const part = (name) => root.querySelector(`.hst-${name}`);
    [this.stretch, this.map, this.inverted, this.missing, this.preset] = ["stretch", "map", "inverted", "missing", "preset"].map(part);
    [this.low, this.high, this.lowSlider, this.highSlider] = ["low", "high", "low-slider", "high-slider"].map(part);
    const fill = (select, names) => select.append(...names.map((name) => new Option(name, name)));
    fill(this.stretch, Object.keys(stretches));
    fill(this.map, Object.keys(colorMaps));
    this.preset.append(new Option("limits…", ""));
    fill(this.preset, ["initial", "90 %", "95 %", "98 %", "99 %", "99.5 %", "99.9 %", "all"]);
    const on = (input, event, change) => input.addEventListener(event, () => this.set(change));
    on(this.stretch, "change", (scale) => (scale.stretch = this.stretch.value));
    on(this.map, "change", (scale) => Object.assign(scale, { map: this.map.value, missing: null }));
    on(this.inverted, "change", (scale) => (scale.inverted = this.inverted.checked));
    on(this.missing, "input", (scale) => (scale.missing = this.missing.value));
    on(this.low, "change", () => this.setLimit("low", numberOf(this.low.value)));
    on(this.high, "change", () => this.setLimit("high", numberOf(this.high.value)));
    on(this.lowSlider, "input", () => this.slide("low", Number(this.lowSlider.value)));
    on(this.highSlider, "input", () => this.slide("high", Number(this.highSlider.value)));
    on(this.preset, "change", () => this.setPreset(this.preset.value));
  }

  set(change) {
    change(this.image.scale);
    this.image.scale.changed();
    this.show(this.image);
    this.changed();
  }

  setLimit(side, value) {
    const { scale } = this.image;
    if (Number.isFinite(value) && (side === "low" ? value < scale.high : value > scale.low)) scale[side] = value;
  }

  slide(side, place) {
    const { scale } = this.image, least = 0.004;
    const nearest = side === "low" ? this.placeOf(scale.high) - least : this.placeOf(scale.low) + least;
    this.setLimit(side, this.valueAt(side === "low" ? Math.min(place, nearest) : Math.max(place, nearest)));
  }

  // The central part of the values, as the histogram has it.
  setPreset(name) {
    const { scale, histogram } = this.image;
    if (name === "initial") [scale.low, scale.high] = scale.initial;
    if (name === "initial" || !name) return;
    const tail = name === "all" ? 0 : (1 - parseFloat(name) / 100) / 2;
    const [low, high] = [tail, 1 - tail].map((fraction) => this.valueAt(quantile(histogram.counts, fraction)));
    if (low < high) Object.assign(scale, { low, high });
  }

  // Values along the histogram, 0 to 1.
  placeOf(value) {
    const { sky, softening, from, to } = this.image.histogram;
    const u = softening ? Math.asinh((value - sky) / softening) : value - sky;
    return Math.min(1, Math.max(0, (u - from) / (to - from)));
  }

  valueAt(place) {
    const { sky, softening, from, to } = this.image.histogram, u = from + place * (to - from);
    return softening ? sky + softening * Math.sinh(u) : sky + u;
  }

  show(image) {
    this.image = image;
    const { scale, histogram } = image;
    this.stretch.value = scale.stretch;
    this.map.value = scale.map;
    this.inverted.checked = scale.inverted;
    this.missing.value = scale.missingColor;
    this.preset.value = "";
    for (const input of [this.low, this.high, this.lowSlider, this.highSlider, this.preset]) input.disabled = !histogram;
    for (const side of ["low", "high"]) this[side].value = histogram ? shortText(scale[side]) : "–";
    const ratio = window.devicePixelRatio || 1, { clientWidth: width, clientHeight: height } = this.canvas;
    Object.assign(this.canvas, { width: width * ratio, height: height * ratio });
    if (!histogram) return;
    this.showSlider(this.lowSlider, scale.low);
    this.showSlider(this.highSlider, scale.high);
    const context = this.canvas.getContext("2d");
    context.scale(ratio, ratio);
    this.drawHistogram(context, width, height - 7);
    this.drawColors(context, width, height - 5, 5);
  }

  showSlider(slider, value) {
    slider.value = this.placeOf(value);
    const percent = 100 * shareBelow(this.image.histogram.counts, Number(slider.value));
    slider.title = `${slider.ariaLabel}: ${shortText(value)}, ${percent.toFixed(1)} % are below`;
    slider.ariaValueText = slider.title;
  }

  // Counts as logarithms, those between the limits darker.
  drawHistogram(context, width, height) {
    const { counts } = this.image.histogram, most = Math.log1p(Math.max(...counts)), bin = width / counts.length;
    const low = Number(this.lowSlider.value), high = Number(this.highSlider.value);
    context.fillStyle = getComputedStyle(this.canvas).color;
    counts.forEach((count, i) => {
      const place = (i + 0.5) / counts.length, bar = (height * Math.log1p(count)) / most;
      context.globalAlpha = place >= low && place <= high ? 0.55 : 0.2;
      context.fillRect(i * bin, height - bar, bin, bar);
    });
    context.globalAlpha = 1;
  }

  // The colours that the values have.
  drawColors(context, width, top, height) {
    const { scale } = this.image, colors = scale.colors();
    for (let x = 0; x < width; x++) {
      const color = colors[scale.index(this.valueAt((x + 0.5) / width))];
      context.fillStyle = `rgb(${color & 255} ${(color >> 8) & 255} ${(color >> 16) & 255})`;
      context.fillRect(x, top, 1.5, height);
    }
  }
}

// Which fraction of the counts lies below a place along a histogram, 0 to 1.
function shareBelow(counts, place) {
  const sum = (some) => some.reduce((total, count) => total + count, 0), whole = Math.floor(place * counts.length);
  return (sum(counts.slice(0, whole)) + (place * counts.length - whole) * (counts[whole] ?? 0)) / sum(counts);
}

// Where along a histogram, 0 to 1, a fraction of the counts lies below.
function quantile(counts, fraction) {
  let left = fraction * counts.reduce((sum, count) => sum + count, 0);
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] && left <= counts[i]) return (i + left / counts[i]) / counts.length;
    left -= counts[i];
  }
  return 1;
}
