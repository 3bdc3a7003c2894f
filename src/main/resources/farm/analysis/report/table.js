// Sorting, filtering and saving the table of a section.

/** Missing values come last, NaN before them; text by code units. */
const compareValues = (a, b, isNumber) => {
  if (a === null || b === null) return (a === null) - (b === null);
  if (!isNumber) return a < b ? -1 : a > b ? 1 : 0;
  const x = Number(a),
    y = Number(b);
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y);
  if (x !== y || typeof a === "number") return x - y;
  return BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0;
};

const csvField = (value) => {
  const text = value === null ? "" : originalText(String(value));
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
};

const csvText = (table, rows) => {
  const lines = [table.columns.map((column) => csvField(column.name))];
  for (const row of rows) lines.push(table.columns.map((column) => csvField(column.values[row])));
  return lines.map((fields) => fields.join(",") + "\n").join("");
};

const save = (text, name) => {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
};

const fileName = (title) =>
  (title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "") || "table") + ".csv";

/** The largest number of rows on the page at first: laying out ten thousand takes seconds. */
const MOST_ROWS = 500;

/** Lets the reader sort, filter and save a table; `details` holds it, and `lines` are its rows in their first order. */
const enableTable = (details, table, lines) => {
  const body = details.querySelector("tbody");
  const headers = [...details.querySelectorAll("th")];
  let order = table.rows,
    kept = table.rows,
    most = MOST_ROWS,
    texts = null;

  const filter = element("input", { type: "search", placeholder: "Filter rows", ariaLabel: "Filter rows" });
  const download = element("button", { type: "button" }, "Download CSV");
  const all = element("button", { type: "button" }, "Show all");
  const count = element("span", { ariaLive: "polite" });
  details.querySelector(".box").before(element("div", { className: "tools" }, filter, download, all, count));

  const words = () =>
    filter.value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");

  const update = () => {
    const wanted = words();
    if (wanted.length > 0)
      texts ??= lines.map((line) =>
        [...line.cells]
          .map((cell) => cell.textContent)
          .join("\t")
          .toLowerCase(),
      );
    kept = wanted.length === 0 ? order : order.filter((row) => wanted.every((word) => texts[row].includes(word)));
    body.replaceChildren(...kept.slice(0, most).map((row) => lines[row]));
    all.hidden = kept.length <= most;
    const found = kept.length === lines.length ? "" : `${numberText(kept.length)} of ${numberText(lines.length)} rows`;
    const shown = kept.length <= most ? "" : `the first ${numberText(most)} are shown`;
    count.textContent = [found, shown].filter((text) => text !== "").join(", ");
  };

  const sort = (index) => {
    const was = headers[index].ariaSort;
    headers.forEach((header) => header.removeAttribute("aria-sort"));
    const { values, type } = table.columns[index];
    const isNumber = type === "long" || type === "double";
    const direction = was === "ascending" ? -1 : 1;
    order = table.rows;
    if (was !== "descending") {
      headers[index].ariaSort = direction > 0 ? "ascending" : "descending";
      order = [...table.rows].sort(
        (a, b) =>
          (values[a] === null) - (values[b] === null) || direction * compareValues(values[a], values[b], isNumber),
      );
    }
    update();
  };

  filter.addEventListener("input", update);
  download.addEventListener("click", () => save(csvText(table, kept), fileName(table.name)));
  all.addEventListener("click", () => {
    most = Infinity;
    update();
  });
  headers.forEach((header, index) => {
    const button = element("button", { type: "button", title: "Sort" }, header.textContent);
    button.addEventListener("click", () => sort(index));
    header.replaceChildren(button);
  });
  body.addEventListener("mouseover", (event) => {
    const cell = event.target.closest("td");
    if (!cell || cell.title) return;
    const value = table.columns[cell.cellIndex].values[lines.indexOf(cell.parentElement)];
    if (value !== null && String(value) !== cell.textContent) cell.title = String(value);
  });
  update();
};
