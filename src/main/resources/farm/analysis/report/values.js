// The values of a table and their texts.

const decimalText = new Map();

/** A number in few digits: all of a whole number, else five significant ones. */
const numberText = (value) => {
  if (value === null) return "–";
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return String(Number(value.toPrecision(4)));
  const decimals = Number.isInteger(value) ? 0 : Math.min(8, Math.max(0, 4 - Math.floor(Math.log10(size))));
  if (!decimalText.has(decimals)) {
    decimalText.set(decimals, new Intl.NumberFormat("en-US", { maximumFractionDigits: decimals }));
  }
  return decimalText.get(decimals).format(value);
};

const brief = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });

/** A number in at most three significant digits: 1.23K for 1234, so that the rounding shows. */
const briefText = (value) => {
  const size = Math.abs(value);
  const isExtreme = size !== 0 && (size < 1e-4 || size >= 1e15);
  return isExtreme ? String(Number(value.toPrecision(3))) : brief.format(value);
};

const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 3 });

/** A number at a tick of an axis. */
const tickText = (value) =>
  Math.abs(value) >= 1e6 && Math.abs(value) < 1e15 ? compact.format(value) : numberText(value);

const percent = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

const percentText = (value) => (value === null ? "–" : percent.format(100 * value) + " %");

/** A name as it can be read: no name is an empty place. */
const nameText = (value) => {
  if (value === null) return "(missing)";
  const isFraction = typeof value === "number" && !Number.isInteger(value);
  const text = isFraction ? numberText(value) : String(value).replace(/\s+/g, " ");
  return text.trim() === "" ? "(empty)" : text;
};

/**
 * The data of a section. The library of charts uses texts as keys of objects, where "__proto__" and the like mean
 * something else; here an invisible space makes them other texts.
 */
const parseData = (json) =>
  JSON.parse(json, (_, value) => (typeof value === "string" && value in Object.prototype ? "\u200b" + value : value));

/** The text as it was before parseData. */
const originalText = (text) => (text.startsWith("\u200b") && text.slice(1) in Object.prototype ? text.slice(1) : text);

/** The number of a value of the data, where numbers may be strings ("NaN"); null if it is missing. */
const toNumber = (value) => (value === null ? null : Number(value));

/** Like toNumber, but null for what can't be drawn. */
const toPlace = (value) => (value === null || !Number.isFinite(Number(value)) ? null : Number(value));

/** Adds to the data of a section its columns by name; `lines` are the rows that the reader sees. */
const openTable = (data, lines) => {
  const byName = new Map(data.columns.map((column) => [column.name, column]));
  const rowCount = data.columns.length === 0 ? 0 : data.columns[0].values.length;
  const rows = Array.from({ length: rowCount }, (_, row) => row);
  return {
    ...data,
    rows,
    column: (name) => byName.get(name),
    values: (name) => byName.get(name).values,
    text: (name, row) => lines[row].cells[data.columns.indexOf(byName.get(name))].textContent,
    isWhole: (name) => byName.get(name).type === "long",
    isNumeric: (name) => ["long", "double"].includes(byName.get(name).type),
  };
};

/** The rows by their value of a column, in the order of their first rows. */
const groupRows = (table, name) => {
  if (!name) return [{ key: null, label: "", rows: table.rows }];
  const values = table.values(name);
  const groups = new Map();
  for (const row of table.rows) {
    if (!groups.has(values[row])) groups.set(values[row], []);
    groups.get(values[row]).push(row);
  }
  return [...groups].map(([key, rows]) => ({ key, label: nameText(key), rows }));
};

/** The distinct values of an ordered column, ascending; missing ones left out. */
const ascending = (table, name) => {
  const values = [...new Set(table.values(name))].filter((value) => value !== null);
  return table.isNumeric(name) ? values.filter((v) => toPlace(v) !== null).sort((a, b) => a - b) : values;
};

/** The least and the greatest number; of none, infinities. */
const extent = (numbers) => {
  let least = Infinity;
  let greatest = -Infinity;
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > greatest) greatest = number;
  }
  return [least, greatest];
};

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** Names without the folders and the ending that all have in common. */
const shortNames = (names) => {
  if (names.length < 2) return names.map((name) => name.replace(/^.*\//, ""));
  const [first] = names;
  let start = 0;
  let end = 0;
  while (start < first.length && names.every((name) => name[start] === first[start])) start++;
  start = first.lastIndexOf("/", start - 1) + 1;
  while (end < first.length - start && names.every((name) => name.at(-1 - end) === first.at(-1 - end))) end++;
  const ending = first.slice(first.length - end);
  const cut = ending.indexOf(".");
  const dropped = cut < 0 ? 0 : ending.length - cut;
  const short = names.map((name) => name.slice(start, name.length - dropped));
  return short.some((name) => name === "") ? names : short;
};
