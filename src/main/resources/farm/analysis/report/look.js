// Colours, texts and axes that all charts share.

/** Okabe and Ito's palette for all kinds of colour vision, a little darker on white and lighter on black. */
const COLORS = {
  light: ["#0072b2", "#d55e00", "#009e73", "#c0619a", "#d08c00", "#4aa3df"],
  dark: ["#56b4e9", "#ee7733", "#2cc295", "#e390c0", "#f0b429", "#5f87e8"],
};
const PAPER = {
  light: { page: "#ffffff", soft: "#f5f7f9", line: "#e3e7eb", axis: "#b8c0c8", text: "#1c2127", muted: "#5a6571", rest: "#9aa3ac" },
  dark: { page: "#15181c", soft: "#1e2328", line: "#2b3138", axis: "#4c555f", text: "#e5e8eb", muted: "#9ba6b1", rest: "#7d8791" },
};
const RAMPS = {
  light: ["#eef4fa", "#c4dcee", "#8dbddb", "#4f97c4", "#1f6ea8", "#0b4a80", "#072d55"],
  dark: ["#1b2733", "#1d3f5c", "#20608c", "#2f86b8", "#56aed6", "#93d1ea", "#d8f1fa"],
};
const DIVERGING = {
  light: ["#a6401a", "#dd8a5f", "#f3d3c1", "#f4f5f6", "#bfd9ea", "#5a9fcb", "#0b5c96"],
  dark: ["#f29a6b", "#b9623a", "#5f3a2a", "#23282d", "#27465c", "#3d83b3", "#83c4ee"],
};

const darkScreen = matchMedia("(prefers-color-scheme: dark)");

/** What a chart of this width looks like now; `hidden` are the names that the reader took away in its legend. */
const lookOf = (width, isPrinted, hidden) => {
  const mode = darkScreen.matches && !isPrinted ? "dark" : "light";
  return {
    width, mode, hidden, ...PAPER[mode],
    colors: COLORS[mode], ramp: RAMPS[mode], diverging: DIVERGING[mode],
    font: getComputedStyle(document.body).fontFamily,
    isNarrow: width < 480,
  };
};

const ruler = document.createElement("canvas").getContext("2d");

/** The width of a text in pixels. */
const textWidth = (text, look, size = 12) => {
  ruler.font = `${size}px ${look.font}`;
  return ruler.measureText(text).width;
};

const widest = (texts, look) => Math.ceil(Math.max(0, ...texts.map(text => textWidth(text, look))));

/** The options that all charts begin with; `label` describes the chart to screen readers. */
const baseOption = (look, label) => ({
  animation: false,
  aria: { enabled: true, label: { description: label } },
  textStyle: { fontFamily: look.font, fontSize: 12, color: look.text },
  color: look.colors,
  tooltip: {
    confine: true, transitionDuration: 0, backgroundColor: look.page, borderColor: look.axis, padding: [8, 12],
    textStyle: { color: look.text, fontSize: 13, fontFamily: look.font },
  },
});

const axisBase = look => ({
  axisLine: { show: true, lineStyle: { color: look.axis } },
  axisTick: { show: false },
  axisLabel: { color: look.muted, fontSize: 12, hideOverlap: true },
  splitLine: { show: false },
  nameTextStyle: { color: look.muted, fontSize: 12 },
});

/** An axis of numbers from left to right. */
const valueAxisX = (look, name) => ({
  ...axisBase(look), type: "value", name, nameLocation: "middle", nameGap: 28,
  axisLabel: { ...axisBase(look).axisLabel, formatter: tickText },
});

/** An axis of numbers from bottom to top, its name above it, from the left end of its tick texts on. */
const valueAxisY = (look, name, widthOfTicks = 0) => ({
  ...axisBase(look), type: "value", name, nameLocation: "end", nameGap: 10,
  axisLine: { show: false },
  splitLine: { show: true, lineStyle: { color: look.line } },
  nameTextStyle: { color: look.muted, fontSize: 12, align: "left", padding: [0, 0, 0, -widthOfTicks] },
  axisLabel: { ...axisBase(look).axisLabel, formatter: tickText },
});

/** A range with round ends that holds both numbers, in about this number of steps; steps may have to be whole. */
const roundRange = (least, greatest, steps, isWhole = false) => {
  if (!(greatest > least)) {
    const around = Math.abs(least) || 1;
    [least, greatest] = least >= 0 ? [0, 2 * around] : [-2 * around, 0];
  }
  const raw = Math.max((greatest - least) / steps, isWhole ? 1 : 0);
  const unit = 10 ** Math.floor(Math.log10(raw));
  const interval = unit * [1, 2, 5, 10].find(factor => factor * unit >= raw * 0.999);
  const round = Math.max(0, 3 - Math.floor(Math.log10(interval)));
  const fixed = number => Number(number.toFixed(Math.min(20, round)));
  return {
    min: fixed(Math.floor(least / interval + 1e-9) * interval),
    max: fixed(Math.ceil(greatest / interval - 1e-9) * interval),
    interval: fixed(interval),
  };
};

/** The range of an axis for these numbers; from zero, unless that would leave most of it empty. */
const rangeOf = (numbers, steps = 5, fromZero = false) => {
  let least = Infinity, greatest = -Infinity, isWhole = true;
  for (const number of numbers) {
    if (number === null) continue;
    isWhole &&= Number.isInteger(number);
    least = Math.min(least, number);
    greatest = Math.max(greatest, number);
  }
  if (least > greatest) return { min: 0, max: 1, interval: 0.5 };
  if (least > 0 && (fromZero || least < 0.5 * greatest)) least = 0;
  if (greatest < 0 && (fromZero || greatest > 0.5 * least)) greatest = 0;
  return roundRange(least, greatest, steps, isWhole);
};

/** The texts at the ticks of a range. */
const ticksOf = range => {
  const count = Math.round((range.max - range.min) / range.interval);
  return Array.from({ length: count + 1 }, (_, i) => tickText(range.min + i * range.interval));
};

/** The room that the text at the right end of an axis needs beside it. */
const roomAtEnd = (look, place) => Math.max(14, Math.ceil(textWidth(tickText(place), look) / 2) + 2);

/** The contents of a tooltip: a heading and rows of [colour, name, value, detail]. */
const tip = (heading, rows) => {
  const box = element("div", { className: "tip" }, element("b", {}, heading));
  for (const [color, name, value, detail] of rows) {
    const dot = element("i");
    dot.style.background = color ?? "transparent";
    const number = element("em", {}, element("strong", {}, value), detail ? " " + detail : "");
    box.append(element("div", {}, ...(color ? [dot] : []), element("span", {}, name), number));
  }
  return box;
};

/** The height of a legend of these names, in rows of 22 pixels. */
const legendHeight = (names, look) => {
  let rows = 1, at = 0;
  for (const name of names) {
    const width = textWidth(name, look) + 36;
    if (at > 0 && at + width > look.width - 10) {
      rows++;
      at = 0;
    }
    at += width;
  }
  return 22 * rows;
};

const legendOf = (names, look) => ({
  data: names, type: "plain", left: 0, top: 2, padding: 0, itemGap: 14, itemWidth: 12, itemHeight: 8, icon: "roundRect",
  textStyle: { color: look.text, fontSize: 12 }, inactiveColor: look.axis,
  selected: Object.fromEntries([...look.hidden].map(name => [name, false])),
});

/** Bars below a chart to zoom its x axes; the wheel zooms with Ctrl only, so that the page can be scrolled. */
const zoomOf = (look, axes, side) => [
  { type: "inside", xAxisIndex: axes, filterMode: "none", zoomOnMouseWheel: "ctrl", moveOnMouseMove: "shift" },
  {
    type: "slider", xAxisIndex: axes, filterMode: "none", height: 14, bottom: 6, ...side, brushSelect: false,
    showDataShadow: false, borderColor: look.line, backgroundColor: look.soft, fillerColor: look.mode === "dark" ? "#ffffff18" : "#0072b218",
    handleStyle: { color: look.page, borderColor: look.axis }, moveHandleSize: 0, handleSize: "100%",
    textStyle: { color: look.muted, fontSize: 11 }, labelFormatter: tickText,
  },
];

/** The place of a value of an ordered column on its axis, and its text. Bins stand at their middle. */
const orderOf = (table, name) => {
  const { width } = table.column(name);
  if (table.isNumeric(name)) {
    return {
      isNumeric: true, width: width ?? 0,
      place: value => toPlace(value) === null ? null : Number(value) + (width ?? 0) / 2,
      text: place => width ? `${numberText(place - width / 2)} to ${numberText(place + width / 2)}` : numberText(place),
    };
  }
  const values = ascending(table, name);
  const places = new Map(values.map((value, index) => [value, index]));
  return { isNumeric: false, width: 0, names: values.map(nameText), place: value => places.get(value) ?? null, text: place => nameText(values[place]) };
};

/** The x axis of an ordered column. */
const orderAxis = (look, order, name, places) => order.isNumeric
  ? { ...valueAxisX(look, name), min: Math.min(...places), max: Math.max(...places), splitNumber: look.isNarrow ? 4 : 8 }
  : { ...valueAxisX(look, name), type: "category", data: order.names, boundaryGap: false, axisLabel: axisBase(look).axisLabel };
