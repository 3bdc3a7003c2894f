// Colours, texts and axes that all charts share.

/** Okabe and Ito's palette for all kinds of colour vision, a little darker on white and lighter on black. */
const COLORS = {
  light: ["#0072b2", "#d55e00", "#009e73", "#c0619a", "#d08c00", "#4aa3df"],
  dark: ["#56b4e9", "#ee7733", "#2cc295", "#e390c0", "#f0b429", "#5f87e8"],
};
const PAPER = {
  light: {
    page: "#ffffff",
    soft: "#f5f7f9",
    line: "#e3e7eb",
    axis: "#b8c0c8",
    text: "#1c2127",
    muted: "#5a6571",
    rest: "#9aa3ac",
  },
  dark: {
    page: "#15181c",
    soft: "#1e2328",
    line: "#2b3138",
    axis: "#4c555f",
    text: "#e5e8eb",
    muted: "#9ba6b1",
    rest: "#7d8791",
  },
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
    width,
    mode,
    hidden,
    ...PAPER[mode],
    colors: COLORS[mode],
    ramp: RAMPS[mode],
    diverging: DIVERGING[mode],
    font: getComputedStyle(document.body).fontFamily,
    isNarrow: width < 480,
  };
};

const ruler = document.createElement("canvas").getContext("2d");

/** The width of a text in pixels. */
const textWidth = (text, look, style = "12px") => {
  ruler.font = `${style} ${look.font}`;
  return ruler.measureText(text).width;
};

const widest = (texts, look) => Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, look))));

/** A chart of nothing. */
const EMPTY = { height: 0, notes: ["There are no values to draw."] };

/** The options that all charts begin with; `label` describes the chart to screen readers. */
const baseOption = (look, label) => ({
  animation: false,
  aria: { enabled: true, label: { description: label } },
  textStyle: { fontFamily: look.font, fontSize: 12, color: look.text },
  color: look.colors,
});

const tooltipBase = (look) => ({
  confine: true,
  transitionDuration: 0,
  backgroundColor: look.page,
  borderColor: look.axis,
  padding: [8, 12],
  textStyle: { color: look.text, fontSize: 13, fontFamily: look.font },
});

/** A tooltip for all marks at one place of an axis. */
const placeTooltip = (look, formatter) => ({ ...tooltipBase(look), trigger: "axis", formatter });

/** A tooltip for all marks in one row of names, which is shaded. */
const rowTooltip = (look, formatter) => ({
  ...placeTooltip(look, formatter),
  axisPointer: { type: "shadow", axis: "y", shadowStyle: { color: look.axis, opacity: 0.25 } },
});

/** A tooltip for one mark. */
const markTooltip = (look, formatter) => ({ ...tooltipBase(look), trigger: "item", formatter });

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
