// Heat maps.

/** The largest number of cells with their numbers written in them. */
const MOST_NUMBERED = 120;

/** The largest number of columns that all have their names. */
const MOST_NAMES = 12;

/** The room above the cells, and below them for the axis and the bar of colours. */
const ABOVE_CELLS = 26;
const BELOW_CELLS = 88;

/** The colours for these numbers: from light to strong, or from both sides of zero. */
const colorScale = (numbers, look) => {
  const [least, greatest] = extent(numbers);
  if (least < 0 && greatest > 0) {
    const end = Math.max(-least, greatest);
    return { min: -end, max: end, colors: look.diverging };
  }
  const max = greatest === least ? least + (Math.abs(least) || 1) : greatest;
  return { min: least >= 0 && least < 0.3 * max ? 0 : least, max, colors: look.ramp };
};

/** The bar that explains the colours; its ends can be moved to hide cells. */
const scaleBar = (scale, look) => ({
  type: "continuous",
  dimension: 2,
  min: scale.min,
  max: scale.max,
  calculable: true,
  orient: "horizontal",
  left: 0,
  bottom: 0,
  itemWidth: 12,
  itemHeight: Math.min(200, look.width - 160),
  padding: 0,
  inRange: { color: scale.colors },
  textStyle: { color: look.muted, fontSize: 12 },
  formatter: (number) => tickText(Number(number.toPrecision(3))),
  handleSize: "90%",
  align: "bottom",
  handleStyle: { borderColor: look.axis },
  indicatorStyle: { borderColor: look.text, shadowBlur: 0 },
});

/** The rows that have both keys and a number. */
const cellsOf = (table, spec) => {
  const [xs, ys, numbers] = [spec.x, spec.y, spec.value].map(table.values);
  return table.rows
    .map((row) => ({ x: xs[row], y: ys[row], number: toPlace(numbers[row]) }))
    .filter((cell) => cell.x !== null && cell.y !== null && cell.number !== null);
};

/** What heat maps have in common; `textX` and `textY` name a cell by its coordinates. */
const cellsOption = (cells, spec, look, textX, textY) => {
  const scale = colorScale(
    cells.map((cell) => cell.number),
    look,
  );
  return {
    ...baseOption(look, spec.title),
    visualMap: scaleBar(scale, look),
    tooltip: markTooltip(look, ({ value: [x, y, number] }) =>
      tip(`${spec.x} ${textX(x)}, ${spec.y} ${textY(y)}`, [[null, spec.value, numberText(number)]]),
    ),
  };
};

/** Rectangles of this size in the units of the axes. */
const rectangles = (cells, dx, dy, look) => ({
  type: "custom",
  data: cells.map((cell) => [Number(cell.x), Number(cell.y), cell.number]),
  encode: { x: 0, y: 1 },
  renderItem: (params, api) => {
    const [x, y] = api.coord([api.value(0), api.value(1) + dy]);
    const [right, low] = api.coord([api.value(0) + dx, api.value(1)]);
    return {
      type: "rect",
      shape: { x, y, width: right - x, height: low - y },
      style: { fill: api.visual("color"), stroke: look.page, lineWidth: right - x > 8 ? 1 : 0 },
      emphasis: { style: { stroke: look.text, lineWidth: 1.5 } },
    };
  },
});

/** A map of bins: both axes have the same scale. */
const drawMap = (table, spec, look, cells) => {
  const [dx, dy] = [spec.x, spec.y].map((name) => table.column(name).width);
  const [x0, lastX] = extent(cells.map((cell) => Number(cell.x)));
  const [y0, lastY] = extent(cells.map((cell) => Number(cell.y)));
  const [x1, y1] = [lastX + dx, lastY + dy];
  const left = widest([y0, y1, (y0 + y1) / 2].map(tickText), look) + 16;
  const pixels = Math.min((look.width - left - 14) / (x1 - x0), (look.isNarrow ? 420 : 520) / (y1 - y0));
  const [width, height] = [pixels * (x1 - x0), pixels * (y1 - y0)];
  const binText = (size) => (value) => `${numberText(value)} to ${numberText(value + size)}`;
  const ticks = (least, greatest, count) => ({
    ...{ min: least, max: greatest, minInterval: Math.min(dx, dy), splitNumber: Math.max(2, Math.round(count)) },
  });
  const option = {
    ...cellsOption(cells, spec, look, binText(dx), binText(dy)),
    grid: { left, top: ABOVE_CELLS, width, height },
    xAxis: { ...valueAxisX(look, spec.x), ...ticks(x0, x1, width / 80) },
    yAxis: { ...valueAxisY(look, spec.y, left), ...ticks(y0, y1, height / 60), splitLine: { show: false } },
    series: [rectangles(cells, dx, dy, look)],
  };
  return { height: ABOVE_CELLS + height + BELOW_CELLS, option };
};

/** The horizontal axis of a table of colours; a few names are all shown. */
const columnNames = (look, names, name, width) => {
  const axis = { ...axisBase(look), type: "category", axisLine: { show: false }, data: names };
  const all = { hideOverlap: false, interval: 0, width: width / names.length - 4, overflow: "truncate" };
  const axisLabel = { ...axis.axisLabel, ...(names.length > MOST_NAMES ? {} : all) };
  return { ...axis, name, nameLocation: "middle", nameGap: 28, axisLabel };
};

/** The vertical axis: names from top to bottom, or steps from bottom to top. */
const rowNames = (look, names, name, width, isOrdered) => ({
  ...namesAxis(look, names, name, width),
  axisLine: { show: false },
  ...(isOrdered ? { inverse: false, nameLocation: "end" } : {}),
  axisLabel: { ...axisBase(look).axisLabel, width: width - 6, overflow: "truncate" },
});

/** The relative luminance of red, green and blue from 0 to 255 (WCAG 2.2). */
const luminance = (channels) => {
  const [red, green, blue] = channels
    .map((channel) => channel / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Black or white, whichever has more contrast with the colour of this number; one of them has 4.5 or more. */
const textOn = (number, { min, max, inRange }) => {
  const color = echarts.color.lerp((number - min) / (max - min), inRange.color);
  return (luminance(echarts.color.parse(color).slice(0, 3)) + 0.05) ** 2 > 1.05 * 0.05 ? "#000000" : "#ffffff";
};

/** A table of colours: the keys are names or steps. */
const drawGrid = (table, spec, look, cells) => {
  const [xs, ys] = [spec.x, spec.y].map((name) => ascending(table, name));
  const [xNames, yNames] = [xs, ys].map((values) => shortNames(values.map(nameText)));
  const [xIndex, yIndex] = [xs, ys].map((values) => new Map(values.map((value, index) => [value, index])));
  const left = Math.min(widest(yNames, look), look.width * 0.35) + 12;
  const width = look.width - left - 14;
  const rowHeight = ys.length > 40 ? Math.max(3, 640 / ys.length) : 26;
  const height = rowHeight * ys.length;
  const option = cellsOption(
    cells,
    spec,
    look,
    (x) => nameText(xs[x]),
    (y) => nameText(ys[y]),
  );
  const isNumbered = cells.length <= MOST_NUMBERED && width / xs.length > 44 && rowHeight >= 20;
  const series = {
    type: "heatmap",
    data: cells.map((cell) => ({
      value: [xIndex.get(cell.x), yIndex.get(cell.y), cell.number],
      label: { color: textOn(cell.number, option.visualMap) },
    })),
    label: { show: isNumbered, fontSize: 11, formatter: ({ value }) => briefText(value[2]) },
    itemStyle: { borderColor: look.page, borderWidth: rowHeight >= 12 ? 1 : 0 },
    emphasis: { itemStyle: { borderColor: look.text, borderWidth: 1.5 } },
  };
  return {
    height: ABOVE_CELLS + height + BELOW_CELLS,
    option: {
      ...option,
      grid: { left, top: ABOVE_CELLS, width, height },
      xAxis: columnNames(look, xNames, spec.x, width),
      yAxis: rowNames(look, yNames, spec.y, left, table.isNumeric(spec.y)),
      series: [series],
    },
  };
};

const drawHeatMap = (table, spec, look) => {
  const cells = cellsOf(table, spec);
  if (cells.length === 0) return EMPTY;
  const isMap = [spec.x, spec.y].every((name) => table.column(name).width > 0);
  return isMap ? drawMap(table, spec, look, cells) : drawGrid(table, spec, look, cells);
};
