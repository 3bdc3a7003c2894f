// Heat maps.

/** Most cells with their number written in them. */
const MOST_NUMBERED = 120;

/** Most columns that all have their names. */
const MOST_NAMES = 12;

/** The colours for these numbers: from light to strong, or from both sides of zero. */
const colorScale = (numbers, look) => {
  const least = Math.min(...numbers), greatest = Math.max(...numbers);
  if (least < 0 && greatest > 0) {
    const end = Math.max(-least, greatest);
    return { min: -end, max: end, colors: look.diverging };
  }
  const max = greatest === least ? least + (Math.abs(least) || 1) : greatest;
  return { min: least >= 0 && least < 0.3 * max ? 0 : least, max, colors: look.ramp };
};

const scaleBar = (scale, dimension, look) => ({
  type: "continuous", dimension, min: scale.min, max: scale.max, calculable: true, orient: "horizontal", left: 0, bottom: 0,
  itemWidth: 12, itemHeight: Math.min(200, look.width - 160), padding: 0, inRange: { color: scale.colors },
  textStyle: { color: look.muted, fontSize: 12 }, formatter: number => tickText(Number(number.toPrecision(3))), handleSize: "90%", align: "bottom",
  handleStyle: { borderColor: look.axis }, indicatorStyle: { borderColor: look.text, shadowBlur: 0 },
});

/** The rows that have both keys and a number. */
const cellsOf = (table, spec) => {
  const [xs, ys, numbers] = [spec.x, spec.y, spec.value].map(table.values);
  return table.rows.map(row => ({ row, x: xs[row], y: ys[row], number: toPlace(numbers[row]) }))
    .filter(cell => cell.x !== null && cell.y !== null && cell.number !== null);
};

const cellTip = (table, spec, look) => (x, y, number) => tip(`${spec.x} ${x}, ${spec.y} ${y}`, [[null, spec.value, numberText(number)]]);

/** A map of squares: both axes have the same scale. */
const drawMap = (table, spec, look) => {
  const cells = cellsOf(table, spec).map(cell => ({ x: Number(cell.x), y: Number(cell.y), number: cell.number }));
  const [dx, dy] = [spec.x, spec.y].map(name => table.column(name).width);
  const ends = (values, width) => [Math.min(...values), Math.max(...values) + width];
  const [x0, x1] = ends(cells.map(cell => cell.x), dx), [y0, y1] = ends(cells.map(cell => cell.y), dy);
  const left = widest([tickText(y0), tickText(y1), tickText((y0 + y1) / 2)], look) + 16;
  const top = 26, bottom = 88, most = look.isNarrow ? 420 : 520;
  const scaleTo = Math.min((look.width - left - 14) / (x1 - x0), most / (y1 - y0));
  const width = scaleTo * (x1 - x0), height = scaleTo * (y1 - y0);
  const scale = colorScale(cells.map(cell => cell.number), look);
  const tipOf = cellTip(table, spec, look);
  const range = (from, to) => ({ min: from, max: to, minInterval: Math.min(dx, dy) });
  return {
    height: height + top + bottom,
    option: {
      ...baseOption(look, spec.title),
      grid: { left, top, width, height },
      xAxis: { ...valueAxisX(look, spec.x), ...range(x0, x1), splitNumber: Math.max(2, Math.round(width / 80)) },
      yAxis: { ...valueAxisY(look, spec.y, left), ...range(y0, y1), splitLine: { show: false }, splitNumber: Math.max(2, Math.round(height / 60)) },
      visualMap: scaleBar(scale, 2, look),
      tooltip: {
        ...baseOption(look).tooltip, trigger: "item",
        formatter: ({ value: [x, y, number] }) => tipOf(`${numberText(x)} to ${numberText(x + dx)}`, `${numberText(y)} to ${numberText(y + dy)}`, number),
      },
      series: [{
        type: "custom", data: cells.map(cell => [cell.x, cell.y, cell.number]), encode: { x: 0, y: 1 },
        renderItem: (params, api) => {
          const [x, y] = api.coord([api.value(0), api.value(1) + dy]);
          const [right, low] = api.coord([api.value(0) + dx, api.value(1)]);
          return {
            type: "rect", shape: { x, y, width: right - x, height: low - y },
            style: { fill: api.visual("color"), stroke: look.page, lineWidth: right - x > 8 ? 1 : 0 },
            emphasis: { style: { stroke: look.text, lineWidth: 1.5 } },
          };
        },
      }],
    },
  };
};

/** A table of colours: both keys are names or steps. */
const drawGrid = (table, spec, look) => {
  const cells = cellsOf(table, spec);
  const [xs, ys] = [spec.x, spec.y].map(name => ascending(table, name));
  const [xNames, yNames] = [xs, ys].map((values, i) => shortNames(values.map(nameText)));
  const [xIndex, yIndex] = [xs, ys].map(values => new Map(values.map((value, index) => [value, index])));
  const isOrdered = table.isNumeric(spec.y);
  const left = Math.min(widest(yNames, look), look.width * 0.35) + 12;
  const rowHeight = ys.length > 40 ? Math.max(3, 640 / ys.length) : 26;
  const height = rowHeight * ys.length;
  const scale = colorScale(cells.map(cell => cell.number), look);
  const isNumbered = cells.length <= MOST_NUMBERED && (look.width - left) / xs.length > 44 && rowHeight >= 20;
  const tipOf = cellTip(table, spec, look);
  const axis = { ...axisBase(look), type: "category", axisLine: { show: false } };
  const isLight = number => (number - scale.min) / (scale.max - scale.min) < 0.55 && (scale.min >= 0 || number > 0.45 * scale.min);
  return {
    height: 26 + height + 88,
    option: {
      ...baseOption(look, spec.title),
      grid: { left, top: 26, right: 14, height },
      xAxis: { ...axis, 
        data: xNames, name: spec.x, nameLocation: "middle", nameGap: 28,
        axisLabel: xs.length > MOST_NAMES ? axis.axisLabel
          : { ...axis.axisLabel, hideOverlap: false, interval: 0, width: (look.width - left) / xs.length - 4, overflow: "truncate" },
      },
      yAxis: {
        ...axis, data: yNames, name: spec.y, inverse: !isOrdered, nameLocation: isOrdered ? "end" : "start", nameGap: 10,
        nameTextStyle: { color: look.muted, align: "left", padding: [0, 0, 0, -left] },
        axisLabel: { ...axis.axisLabel, width: left - 6, overflow: "truncate" },
      },
      visualMap: scaleBar(scale, 2, look),
      tooltip: {
        ...baseOption(look).tooltip, trigger: "item",
        formatter: ({ value: [x, y, number] }) => tipOf(nameText(xs[x]), nameText(ys[y]), number),
      },
      series: [{
        type: "heatmap", data: cells.map(cell => ({
          value: [xIndex.get(cell.x), yIndex.get(cell.y), cell.number, cell.row],
          label: { color: isLight(cell.number) === (look.mode === "light") ? "#1c2127" : "#ffffff" },
        })),
        label: { show: isNumbered, fontSize: 11, formatter: ({ value }) => table.text(spec.value, value[3]) },
        itemStyle: { borderColor: look.page, borderWidth: rowHeight >= 12 ? 1 : 0 },
        emphasis: { itemStyle: { borderColor: look.text, borderWidth: 1.5 } },
      }],
    },
  };
};

const drawHeatMap = (table, spec, look) => {
  const isMap = [spec.x, spec.y].every(name => table.column(name).width > 0);
  if (cellsOf(table, spec).length === 0) return { height: 0, notes: ["There are no values to draw."] };
  return isMap ? drawMap(table, spec, look) : drawGrid(table, spec, look);
};
