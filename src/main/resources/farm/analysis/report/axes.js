// Axes, their ranges, legends and zooms.

const gridLines = (look) => ({ show: true, lineStyle: { color: look.line } });

const axisBase = (look) => ({
  axisLine: { show: true, lineStyle: { color: look.axis } },
  axisTick: { show: false },
  axisLabel: { color: look.muted, fontSize: 12, hideOverlap: true },
  splitLine: { show: false },
  nameTextStyle: { color: look.muted, fontSize: 12 },
});

/** An axis of numbers from left to right. */
const valueAxisX = (look, name) => ({
  ...axisBase(look),
  type: "value",
  name,
  nameLocation: "middle",
  nameGap: 28,
  axisLabel: { ...axisBase(look).axisLabel, formatter: tickText },
});

/** An axis of numbers from bottom to top, its name above it, from the left end of its tick texts on. */
const valueAxisY = (look, name, widthOfTicks = 0) => ({
  ...axisBase(look),
  type: "value",
  name,
  nameLocation: "end",
  nameGap: 10,
  axisLine: { show: false },
  splitLine: gridLines(look),
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
  const interval = unit * [1, 2, 5, 10].find((factor) => factor * unit >= raw * 0.999);
  const round = Math.max(0, 3 - Math.floor(Math.log10(interval)));
  const fixed = (number) => Number(number.toFixed(Math.min(20, round)));
  return {
    min: fixed(Math.floor(least / interval + 1e-9) * interval),
    max: fixed(Math.ceil(greatest / interval - 1e-9) * interval),
    interval: fixed(interval),
  };
};

/** The range of an axis for these numbers; from zero, unless that would leave most of it empty. */
const rangeOf = (numbers, steps = 5, fromZero = false) => {
  const known = numbers.filter((number) => number !== null);
  let [least, greatest] = extent(known);
  if (least > greatest) return { min: 0, max: 1, interval: 0.5 };
  if (least > 0 && (fromZero || least < 0.5 * greatest)) least = 0;
  if (greatest < 0 && (fromZero || greatest > 0.5 * least)) greatest = 0;
  return roundRange(least, greatest, steps, known.every(Number.isInteger));
};

/** The texts at the ticks of a range. */
const ticksOf = (range) => {
  const count = Math.round((range.max - range.min) / range.interval);
  return Array.from({ length: count + 1 }, (_, i) => tickText(range.min + i * range.interval));
};

/** The room that the text at the right end of an axis needs beside it. */
const roomAtEnd = (look, place) => Math.max(14, Math.ceil(textWidth(tickText(place), look) / 2) + 2);

/** The height of a legend of these names, with the room below it. */
const legendHeight = (names, look) => {
  if (names.length === 0) return 0;
  let rows = 1;
  let at = 0;
  for (const name of names) {
    const width = textWidth(name, look) + 36;
    if (at > 0 && at + width > look.width - 10) {
      rows++;
      at = 0;
    }
    at += width;
  }
  return 22 * rows + 6;
};

const legendOf = (names, look) => ({
  data: names,
  type: "plain",
  left: 0,
  top: 2,
  padding: 0,
  itemGap: 14,
  itemWidth: 12,
  itemHeight: 8,
  icon: "roundRect",
  textStyle: { color: look.text, fontSize: 12 },
  inactiveColor: look.axis,
  selected: Object.fromEntries([...look.hidden].map((name) => [name, false])),
});

/** Bars below a chart to zoom its x axes; the wheel zooms with Ctrl only, so that the page can be scrolled. */
const zoomOf = (look, axes, side) => [
  { type: "inside", xAxisIndex: axes, filterMode: "none", zoomOnMouseWheel: "ctrl", moveOnMouseMove: "shift" },
  {
    type: "slider",
    xAxisIndex: axes,
    filterMode: "none",
    height: 14,
    bottom: 6,
    ...side,
    brushSelect: false,
    showDataShadow: false,
    borderColor: look.line,
    backgroundColor: look.soft,
    fillerColor: look.mode === "dark" ? "#ffffff18" : "#0072b218",
    handleStyle: { color: look.page, borderColor: look.axis },
    moveHandleSize: 0,
    handleSize: "100%",
    textStyle: { color: look.muted, fontSize: 11 },
    labelFormatter: tickText,
  },
];

/** The place of a value of an ordered column on its axis, and its text. Bins stand at their middle. */
const orderOf = (table, name) => {
  const { width } = table.column(name);
  if (table.isNumeric(name)) {
    return {
      isNumeric: true,
      isWhole: table.isWhole(name),
      width: width ?? 0,
      place: (value) => (toPlace(value) === null ? null : Number(value) + (width ?? 0) / 2),
      text: (place) =>
        width ? `${numberText(place - width / 2)} to ${numberText(place + width / 2)}` : numberText(place),
    };
  }
  const values = ascending(table, name);
  const places = new Map(values.map((value, index) => [value, index]));
  return {
    isNumeric: false,
    width: 0,
    names: values.map(nameText),
    place: (value) => places.get(value) ?? null,
    text: (place) => nameText(values[place]),
  };
};

/** The x axis of an ordered column, from the first to the last of these places, with a line at the pointer. */
const orderAxis = (look, order, name, places) => {
  const axis = {
    ...valueAxisX(look, name),
    axisPointer: { show: true, snap: true, label: { show: false }, lineStyle: { color: look.muted } },
  };
  if (!order.isNumeric) {
    return { ...axis, type: "category", data: order.names, boundaryGap: false, axisLabel: axisBase(look).axisLabel };
  }
  const [min, max] = extent(places);
  return { ...axis, min, max, minInterval: order.isWhole ? 1 : 0, splitNumber: look.isNarrow ? 4 : 8 };
};

/** An axis of shares from 0 to 1. */
const shareAxisY = (look, name, widthOfTicks) => ({
  ...valueAxisY(look, name, widthOfTicks),
  min: 0,
  max: 1,
  interval: 0.25,
  axisLabel: { ...axisBase(look).axisLabel, formatter: percentText },
});

/** An axis of names from top to bottom. */
const namesAxis = (look, names, name, width) => ({
  ...axisBase(look),
  type: "category",
  data: names,
  inverse: true,
  name,
  nameLocation: "start",
  nameGap: 10,
  nameTextStyle: { color: look.muted, align: "left", padding: [0, 0, 0, -width] },
  axisLabel: { color: look.text, fontSize: 12, width: width - 6, overflow: "truncate", interval: 0 },
});
