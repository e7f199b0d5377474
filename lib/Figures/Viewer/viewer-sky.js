// Positions on the sky, and numbers as text.

const degree = Math.PI / 180;

// Undoes SampledSky: corrections in pixels, bilinear between nodes, a matrix, and the gnomonic plane about the middle of the image.
class Sky {
  constructor(sky) {
    Object.assign(this, sky);
    this.nodes = new Float32Array(bytesOf(sky.corrections).buffer);
    const [a, b, c, d] = sky.matrix;
    const determinant = a * d - b * c;
    this.inverse = [d / determinant, -b / determinant, -c / determinant, a / determinant];
    this.sin = Math.sin(sky.dec * degree);
    this.cos = Math.cos(sky.dec * degree);
    this.arcsecPerPixel = (Math.sqrt(Math.abs(determinant)) / degree) * 3600;
  }

  correction(x, y) {
    const u = (x + 0.5) / this.step, v = (y + 0.5) / this.step;
    const cell = (place, nodes) => Math.min(nodes - 2, Math.max(0, Math.floor(place)));
    const i = cell(u, this.columns), j = cell(v, this.rows);
    const s = u - i, t = v - j, at = 2 * (j * this.columns + i), above = at + 2 * this.columns, n = this.nodes;
    const between = (k) => (1 - t) * ((1 - s) * n[at + k] + s * n[at + 2 + k]) + t * ((1 - s) * n[above + k] + s * n[above + 2 + k]);
    return [between(0), between(1)];
  }

  // Degrees; null where the pixel has no place on the sky.
  skyOf([x, y]) {
    const [dx, dy] = this.correction(x, y), [a, b, c, d] = this.matrix;
    const px = x - this.x + dx, py = y - this.y + dy;
    const east = a * px + b * py, north = c * px + d * py, towards = this.cos - north * this.sin;
    const ra = this.ra + Math.atan2(east, towards) / degree;
    const dec = Math.atan2(this.sin + north * this.cos, Math.hypot(east, towards)) / degree;
    return Number.isFinite(dec) ? { ra: ((ra % 360) + 360) % 360, dec } : null;
  }

  // The pixel; null on the other half of the sky, or where the corrections do not say.
  pixelOf({ ra, dec }) {
    const turn = (ra - this.ra) * degree, sin = Math.sin(dec * degree), cos = Math.cos(dec * degree);
    const depth = this.sin * sin + this.cos * cos * Math.cos(turn);
    if (!(depth > 0.1)) return null;
    const east = (cos * Math.sin(turn)) / depth, north = (this.cos * sin - this.sin * cos * Math.cos(turn)) / depth;
    const [a, b, c, d] = this.inverse;
    const x = this.x + a * east + b * north, y = this.y + c * east + d * north;
    let pixel = [x, y];
    for (let i = 0; i < 40; i++) {
      const [dx, dy] = this.correction(...pixel);
      const next = [x - dx, y - dy], moved = Math.hypot(next[0] - pixel[0], next[1] - pixel[1]);
      pixel = next;
      if (moved < 1e-4) return pixel;
    }
    return null;
  }

  // Both forms, with digits for a tenth of a pixel.
  text({ ra, dec }) {
    const decimals = Math.min(4, Math.max(0, Math.ceil(-Math.log10(this.arcsecPerPixel / 10))));
    const degrees = `${ra.toFixed(decimals + 4)}° ${signed(dec, decimals + 4)}°`;
    if (!this.equatorial) return { sexagesimal: "", degrees };
    return { sexagesimal: `${sexagesimal(ra / 15, decimals + 1, "hms", 24)} ${sexagesimal(dec, decimals, "°′″")}`, degrees };
  }
}

function signed(value, decimals) {
  return (value < 0 ? "−" : "+") + Math.abs(value).toFixed(decimals);
}

// Rounded first, so that 59.996 never becomes 60.00; with a period there is no sign.
function sexagesimal(value, decimals, marks, period = 0) {
  const unit = 10 ** decimals;
  let ticks = Math.round(Math.abs(value) * 3600 * unit);
  if (period) ticks %= period * 3600 * unit;
  const two = (n) => String(n).padStart(2, "0");
  const seconds = Math.floor(ticks / unit), fraction = decimals ? "." + String(ticks % unit).padStart(decimals, "0") : "";
  const parts = [two(Math.floor(seconds / 3600)), two(Math.floor(seconds / 60) % 60), two(seconds % 60) + fraction];
  return (period ? "" : value < 0 ? "−" : "+") + parts.map((part, i) => part + marks[i]).join("");
}

const superscript = (n) => String(n).replace(/./g, (c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c]));

// As many digits as the resolution justifies, powers of ten for the very large and the very small.
function numberText(value, resolution) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const last = Math.floor(Math.log10(resolution)), first = value === 0 ? last : Math.floor(Math.log10(Math.abs(value)));
  const minus = (text) => text.replace("-", "−").replace(/^−(?=[0.]*$)/, "");
  if (Math.max(first, last) > 6 || Math.max(first, last) < -3) {
    const exponent = Math.max(first, last);
    return `${minus((value / 10 ** exponent).toFixed(Math.max(0, exponent - last)))} × 10${superscript(exponent)}`;
  }
  const unit = 10 ** Math.max(0, last);
  return minus((Math.round(value / unit) * unit).toFixed(Math.max(0, -last)));
}

// A number to type, and what was typed: NaN if it is none.
const shortText = (value) => String(Number(value.toPrecision(5))).replace("-", "−");
const numberOf = (text) => (text.trim() ? Number(text.replace("−", "-")) : NaN);
