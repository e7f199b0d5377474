// Pixels: a pyramid of tiles that are inflated when they are first needed, and coloured when they are drawn.

const tileSide = 256;
const mostTiles = 400; // decoded at once in one image: about 150 MB
const codeOf = { missing: -32768, below: -32767, above: 32767 };

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

async function inflated(base64) {
  const stream = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// Undoes what TileEncoder does: bytes by significance, zigzag, differences from the mean of left and below.
function decoded(bytes, width, height, bytesPerCode) {
  const n = width * height;
  const codes = bytesPerCode === 2 ? new Int16Array(n) : new Int32Array(n);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let zigzag = bytes[i] | (bytes[n + i] << 8);
      if (bytesPerCode === 4) zigzag |= (bytes[2 * n + i] << 16) | (bytes[3 * n + i] << 24);
      const below = y > 0 ? codes[i - width] : x > 0 ? codes[i - 1] : 0;
      const left = x > 0 ? codes[i - 1] : below;
      codes[i] = ((left + below) >> 1) + ((zigzag >>> 1) ^ -(zigzag & 1));
    }
  }
  return codes;
}

class Pyramid {
  constructor(image, scale, loaded) {
    Object.assign(this, { image, scale, loaded, tiles: new Map() });
    // Own copies: another viewer of the same data has other colours.
    this.levels = image.levels.map((level) => ({ ...level, columns: Math.ceil(level.width / tileSide), colored: -1 }));
  }

  value(level, code) {
    if (this.image.labels) return code;
    if (code === codeOf.missing) return NaN;
    if (code === codeOf.above) return Infinity;
    if (code === codeOf.below) return -Infinity;
    return level.sky + level.softening * Math.sinh(code / this.image.codesPerFold);
  }

  // The smallest change of a value that its code can tell.
  resolution(level, value) {
    return this.image.labels ? 1 : Math.hypot(level.softening, value - level.sky) / this.image.codesPerFold;
  }

  // The level whose blocks are closest to a pixel of the screen.
  levelFor(scale) {
    let index = 0;
    while (index + 1 < this.levels.length && this.levels[index + 1].factor * scale <= Math.SQRT2) index++;
    return index;
  }

  // The tile if it is there; otherwise it will be loaded, and then loaded() is called.
  tile(index, column, row) {
    const key = `${index}/${column}/${row}`;
    let tile = this.tiles.get(key);
    if (tile) {
      this.tiles.delete(key); // what was used last stays longest
      this.tiles.set(key, tile);
      return tile.codes ? tile : null;
    }
    tile = {};
    this.tiles.set(key, tile);
    this.load(tile, this.levels[index], column, row);
    if (this.tiles.size > mostTiles) this.tiles.delete(this.tiles.keys().next().value);
    return null;
  }

  async load(tile, level, column, row) {
    const width = Math.min(tileSide, level.width - column * tileSide);
    const height = Math.min(tileSide, level.height - row * tileSide);
    const bytes = await inflated(level.tiles[row * level.columns + column]);
    Object.assign(tile, { level, width, height, codes: decoded(bytes, width, height, this.image.bytesPerCode), colored: -1 });
    this.loaded();
  }

  // The tile as a canvas in the colours of the moment, its highest row first.
  picture(tile) {
    if (tile.colored === this.scale.version) return tile.canvas;
    if (!tile.canvas) {
      tile.canvas = document.createElement("canvas");
      Object.assign(tile.canvas, { width: tile.width, height: tile.height });
      tile.pixels = tile.canvas.getContext("2d").createImageData(tile.width, tile.height);
    }
    const colors = new Uint32Array(tile.pixels.data.buffer);
    const color = this.colorOf(tile.level);
    for (let y = 0, i = 0; y < tile.height; y++) {
      let to = (tile.height - 1 - y) * tile.width;
      for (let x = 0; x < tile.width; x++) colors[to++] = color(tile.codes[i++]);
    }
    tile.canvas.getContext("2d").putImageData(tile.pixels, 0, 0);
    tile.colored = this.scale.version;
    return tile.canvas;
  }

  // From a code to its colour: by a table where codes have 16 bits.
  colorOf(level) {
    const colors = this.scale.colors();
    if (this.image.bytesPerCode === 4) return (code) => colors[this.scale.index(code)];
    if (level.colored !== this.scale.version) {
      level.table ??= new Uint32Array(65536);
      level.values ??= Float64Array.from({ length: 65536 }, (_, i) => this.value(level, i - 32768));
      for (let i = 0; i < 65536; i++) level.table[i] = colors[this.scale.index(level.values[i])];
      level.colored = this.scale.version;
    }
    const table = level.table;
    return (code) => table[code + 32768];
  }

  // Value and resolution of the finest block at a pixel; null outside the image, undefined while it is loaded.
  at(x, y) {
    const level = this.levels[0];
    const column = Math.floor((x + 0.5) / level.factor), row = Math.floor((y + 0.5) / level.factor);
    if (!(x >= -0.5 && y >= -0.5 && x < this.image.width - 0.5 && y < this.image.height - 0.5)) return null;
    const tile = this.tile(0, Math.floor(column / tileSide), Math.floor(row / tileSide));
    if (!tile) return undefined;
    const value = this.value(level, tile.codes[(row % tileSide) * tile.width + (column % tileSide)]);
    return { value, resolution: this.resolution(level, value) };
  }

  // Draws what is visible; until a tile is there, coarser ones stand for it.
  draw(context, frame) {
    const { width, height } = this.image, box = frame.visible(width, height);
    if (!box) return;
    const target = this.levelFor(frame.scale * frame.ratio), coarsest = this.levels.length - 1;
    const wanted = this.tilesIn(box, target);
    context.save();
    frame.clipTo(context, width, height);
    if (wanted.some((place) => !this.tile(target, ...place))) {
      for (let index = coarsest; index > target; index--) {
        this.drawTiles(context, frame, index, this.tilesIn(box, index), index === coarsest);
      }
    }
    this.drawTiles(context, frame, target, wanted, true);
    context.restore();
  }

  // Column and row of the tiles of a level that touch a box of pixels.
  tilesIn(box, index) {
    const level = this.levels[index], side = tileSide * level.factor, places = [];
    const at = (pixel, most) => Math.min(most, Math.max(0, Math.floor((pixel + 0.5) / side)));
    const last = [level.columns - 1, Math.ceil(level.height / tileSide) - 1];
    for (let row = at(box.y0, last[1]); row <= at(box.y1, last[1]); row++) {
      for (let column = at(box.x0, last[0]); column <= at(box.x1, last[0]); column++) places.push([column, row]);
    }
    return places;
  }

  drawTiles(context, frame, index, places, mayLoad) {
    const { factor } = this.levels[index], side = tileSide * factor;
    for (const [column, row] of places) {
      if (!mayLoad && !this.tiles.get(`${index}/${column}/${row}`)?.codes) continue;
      const tile = this.tile(index, column, row);
      if (!tile) continue;
      const corner = [column * side - 0.5, row * side - 0.5];
      frame.drawImage(context, this.picture(tile), corner, [tile.width * factor, tile.height * factor], factor);
    }
  }
}
