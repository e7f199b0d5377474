// The table of the sources: only the rows in sight are elements.

const rowHeight = 22;

function element(name, attributes = {}, ...children) {
  const result = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) result.setAttribute(key, value);
  result.append(...children);
  return result;
}

function cellText(value) {
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(9)));
  return String(value);
}

class SourceTable {
  // chosen(row) is called when the reader chooses a row.
  constructor(sources, chosen) {
    Object.assign(this, { sources, chosen, selected: -1, sortedBy: -1, direction: 1 });
    this.order = sources.rows.map((_, i) => i);
    this.isNumeric = sources.columns.map((_, c) => sources.rows.every((row) => row[c] === null || typeof row[c] === "number"));
    this.widths = sources.columns.map((name, c) => {
      const longest = Math.max(name.length + 5, ...sources.rows.slice(0, 500).map((row) => cellText(row[c]).length + 2));
      return `${Math.min(40, longest)}ch`;
    });
    this.build();
  }

  build() {
    const { columns, rows, total } = this.sources;
    this.header = element("div", { class: "hst-row hst-head", role: "row" }, ...columns.map((name, c) => {
      const button = element("button", { type: "button", title: `Sort by ${name}` }, name);
      button.addEventListener("click", () => this.sortBy(c));
      return element("div", { role: "columnheader", "aria-sort": "none", class: this.cellClass(c) }, button);
    }));
    this.body = element("div", { class: "hst-body", role: "rowgroup", style: `height:${rows.length * rowHeight}px` });
    const grid = { class: "hst-table", role: "grid", tabindex: "0", "aria-label": "Sources", "aria-rowcount": rows.length + 1 };
    this.scroller = element("div", { ...grid, style: `--hst-columns:${this.widths.join(" ")}` }, this.header, this.body);
    this.scroller.addEventListener("scroll", () => this.fill());
    this.scroller.addEventListener("keydown", (event) => this.keyDown(event));
    const count = rows.length < total ? `the first ${rows.length} of ${total} sources` : total === 1 ? "1 source" : `${total} sources`;
    this.element = element("div", { class: "hst-sources" }, element("div", { class: "hst-count" }, count), this.scroller);
    new ResizeObserver(() => this.fill()).observe(this.scroller);
  }

  cellClass(column) {
    return this.isNumeric[column] ? "hst-number" : "hst-text";
  }

  sortBy(column) {
    this.direction = this.sortedBy === column ? -this.direction : 1;
    this.sortedBy = column;
    const { rows } = this.sources, sign = this.direction;
    this.order.sort((i, j) => {
      const a = rows[i][column], b = rows[j][column];
      if (a === b) return i - j;
      if (a === null) return 1;
      if (b === null) return -1;
      return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true }));
    });
    const order = sign > 0 ? "ascending" : "descending";
    [...this.header.children].forEach((cell, c) => cell.setAttribute("aria-sort", c === column ? order : "none"));
    this.fill();
  }

  fill() {
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / rowHeight) - 2);
    const last = Math.min(this.order.length, first + Math.ceil(this.scroller.clientHeight / rowHeight) + 5);
    this.body.replaceChildren(...this.order.slice(first, last).map((row, k) => this.row(row, first + k)));
  }

  row(index, place) {
    const cell = (value, c) => element("div", { role: "gridcell", class: this.cellClass(c) }, cellText(value));
    const marks = { "aria-rowindex": place + 2, "aria-selected": index === this.selected, "data-row": index };
    const attributes = { class: "hst-row", role: "row", style: `top:${place * rowHeight}px`, ...marks };
    const row = element("div", attributes, ...this.sources.rows[index].map(cell));
    row.addEventListener("click", () => this.choose(index));
    return row;
  }

  choose(index) {
    if (index === undefined) return;
    this.select(index);
    this.chosen(index);
  }

  select(index) {
    this.selected = index;
    const top = this.order.indexOf(index) * rowHeight, room = this.scroller.clientHeight - rowHeight, above = this.scroller.scrollTop;
    if (top < above || top > above + room - rowHeight) this.scroller.scrollTop = top - room / 2;
    this.fill();
  }

  keyDown(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity }[event.key];
    if (!step || event.target !== this.scroller) return;
    event.preventDefault();
    event.stopPropagation();
    const place = this.selected < 0 ? -1 : this.order.indexOf(this.selected);
    this.choose(this.order[Math.min(this.order.length - 1, Math.max(0, place + step))]);
  }
}
