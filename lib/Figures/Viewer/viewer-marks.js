// Where an image lies on the screen, and what is drawn over it.

// An image in a rectangle of the canvas (CSS pixels): its pixel `centre` in the middle, and a matrix from pixels to the right and down.
class Frame {
  constructor(pane, ratio, centre, matrix) {
    Object.assign(this, { pane, ratio, centre, matrix });
    const [a, b, c, d] = matrix;
    this.determinant = a * d - b * c;
    this.scale = Math.sqrt(Math.abs(this.determinant));
    this.isUpright = Math.abs(b) + Math.abs(c) < 1e-9 * this.scale;
    this.middle = [pane.left + pane.width / 2, pane.top + pane.height / 2];
  }

  place([x, y]) {
    const [a, b, c, d] = this.matrix, dx = x - this.centre[0], dy = y - this.centre[1];
    return [this.middle[0] + a * dx + b * dy, this.middle[1] + c * dx + d * dy];
  }

  pixelAt([left, top]) {
    const [a, b, c, d] = this.matrix, dx = left - this.middle[0], dy = top - this.middle[1];
    return [this.centre[0] + (d * dx - b * dy) / this.determinant, this.centre[1] + (a * dy - c * dx) / this.determinant];
  }

  // The pixels in sight, null if there are none.
  visible(width, height) {
    const corners = paneCorners(this.pane).map((corner) => this.pixelAt(corner));
    const within = (k, most) => {
      const values = corners.map((p) => p[k]);
      return [Math.max(-0.5, Math.min(...values)), Math.min(most - 0.5, Math.max(...values))];
    };
    const [x0, x1] = within(0, width), [y0, y1] = within(1, height);
    return x0 < x1 && y0 < y1 ? { x0, x1, y0, y1 } : null;
  }

  clipTo(context, width, height) {
    outline(context, paneCorners({ left: -0.5, top: -0.5, width, height }).map((p) => this.place(p)));
    context.clip();
  }

  // A picture of pixels from (x, y) on, its first row the highest. Edges of upright ones lie on edges of the screen's pixels.
  drawImage(context, picture, [x, y], [width, height], block) {
    context.imageSmoothingEnabled = block * this.scale * this.ratio < 2;
    const [left, top] = this.place([x, y + height]);
    if (this.isUpright) {
      const [l, t, r, b] = [left, top, ...this.place([x + width, y])].map((v) => Math.round(v * this.ratio) / this.ratio);
      context.drawImage(picture, l, t, r - l, b - t);
      return;
    }
    const [a, b, c, d] = this.matrix;
    context.save();
    context.transform(a * width, c * width, -b * height, -d * height, left, top);
    const overlap = 0.6 / this.scale; // no seams between turned tiles
    context.drawImage(picture, 0, 0, 1 + overlap / width, 1 + overlap / height);
    context.restore();
  }
}

function paneCorners({ left, top, width, height }) {
  return [[left, top], [left + width, top], [left + width, top + height], [left, top + height]];
}

function outline(context, points) {
  context.beginPath();
  points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
}

// Light lines with a dark rim are seen on any image.
function strokeTwice(context, color, width = 1.5) {
  context.strokeStyle = "rgb(0 0 0 / 0.6)";
  context.lineWidth = width + 2;
  context.stroke();
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
}

function writeTwice(context, text, x, y, color) {
  context.strokeStyle = "rgb(0 0 0 / 0.7)";
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}

const markColors = {
  region: "#56b4e9", excluded: "#ff8a5c", source: "#f0e442",
  selected: "#ffffff", crosshair: "#ffffff", compass: "#ffffff",
};
const sourceRadius = 7;

// The outlines of a region in pixels.
function regionLines({ shape, vertices, sizes, angle }) {
  const sin = Math.sin(angle), cos = Math.cos(angle), [centre] = vertices;
  const at = (u, v) => [centre[0] + u * cos - v * sin, centre[1] + u * sin + v * cos];
  const ellipse = (a, b) => Array.from({ length: 90 }, (_, i) => at(a * Math.cos(i * 4 * degree), b * Math.sin(i * 4 * degree)));
  switch (shape) {
    case "circle": return [ellipse(sizes[0], sizes[0])];
    case "annulus": return [ellipse(sizes[0], sizes[0]), ellipse(sizes[1], sizes[1])];
    case "ellipse": return [ellipse(sizes[0], sizes[1])];
    case "box": return [[[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([u, v]) => at((u * sizes[0]) / 2, (v * sizes[1]) / 2))];
    case "polygon": return [vertices];
    default: return [];
  }
}

function drawRegions(context, frame, regions, withLabels) {
  for (const region of regions) {
    if (!region.vertices.every((vertex) => vertex)) continue;
    const color = region.include ? markColors.region : markColors.excluded;
    context.setLineDash(region.include ? [] : [6, 4]);
    for (const line of regionLines(region)) {
      outline(context, line.map((point) => frame.place(point)));
      strokeTwice(context, color);
    }
    const middle = [0, 1].map((k) => region.vertices.reduce((sum, vertex) => sum + vertex[k], 0) / region.vertices.length);
    const [x, y] = frame.place(middle);
    if (region.shape === "point") drawCross(context, x, y, 0, 7, color);
    if (withLabels && region.label) {
      const top = regionLines(region).flat().reduce((least, point) => Math.min(least, frame.place(point)[1]), y - 6);
      context.textAlign = "center";
      writeTwice(context, region.label, x, top - 5, color);
    }
  }
  context.setLineDash([]);
}

function drawSources(context, frame, sources, selected, withLabels) {
  const { left, top, width, height } = frame.pane, r = sourceRadius;
  const seen = [];
  sources.positions.forEach((position, i) => {
    if (!position) return;
    const [x, y] = frame.place(position);
    if (x > left - r && x < left + width + r && y > top - r && y < top + height + r) seen.push([x, y, i]);
  });
  context.beginPath();
  for (const [x, y] of seen) {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
  }
  strokeTwice(context, markColors.source, 1.25);
  context.textAlign = "left";
  const taken = new Set(); // a label where there already is one is left out
  for (const [x, y, i] of seen) {
    const cell = `${Math.round(x / 30)} ${Math.round(y / 14)}`;
    if (withLabels && sources.label >= 0 && !taken.has(cell)) {
      writeTwice(context, cellText(sources.rows[i][sources.label]), x + r + 3, y - r + 3, markColors.source);
    }
    taken.add(cell);
    if (i !== selected) continue;
    context.beginPath();
    context.arc(x, y, r + 4, 0, 2 * Math.PI);
    strokeTwice(context, markColors.selected, 2);
    drawCross(context, x, y, r + 4, r + 12, markColors.selected);
  }
}

// Four ticks from one radius to another.
function drawCross(context, x, y, inner, outer, color) {
  context.beginPath();
  for (const [u, v] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
    context.moveTo(x + u * inner, y + v * inner);
    context.lineTo(x + u * outer, y + v * outer);
  }
  strokeTwice(context, color);
}

// Arrows to the north and to the east, as they are in the middle of the pane.
function drawCompass(context, frame, sky) {
  const at = sky.skyOf(frame.centre), step = sky.arcsecPerPixel / 180, { left: edge, top, height } = frame.pane;
  if (!at) return;
  const foot = [edge + 36, top + height - 36], north = { ra: at.ra, dec: at.dec + step };
  const east = { ra: at.ra + step / Math.cos(at.dec * degree), dec: at.dec };
  context.textAlign = "center";
  for (const [letter, point] of [["N", north], ["E", east]]) {
    const pixel = sky.pixelOf(point);
    if (!pixel) continue;
    const [x, y] = frame.place(pixel), dx = x - frame.middle[0], dy = y - frame.middle[1], length = Math.hypot(dx, dy);
    const along = (distance) => [foot[0] + (dx / length) * distance, foot[1] + (dy / length) * distance];
    context.beginPath();
    context.moveTo(...foot);
    context.lineTo(...along(20));
    strokeTwice(context, markColors.compass);
    const [left, base] = along(28);
    writeTwice(context, letter, left, base + 4, markColors.compass);
  }
}

// The source nearest to a place of the screen, within reach of a finger.
function sourceAt(frame, sources, place) {
  let best = -1, nearest = 12;
  sources.positions.forEach((position, i) => {
    if (!position) return;
    const [x, y] = frame.place(position), distance = Math.hypot(x - place[0], y - place[1]);
    if (distance < nearest) [best, nearest] = [i, distance];
  });
  return best;
}
