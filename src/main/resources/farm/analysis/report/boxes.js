// Box plots: the spread of measures over many rows.

const PARTS = ["lower whisker", "first quartile", "median", "third quartile", "upper whisker"];

/** The value at a share of the sorted numbers, interpolated (type 7 of Hyndman and Fan 1996). */
const quantileOf = (sorted, share) => {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
};

/** The box with its whiskers, and the numbers beyond them (J. W. Tukey, Exploratory Data Analysis, 1977, 2C). */
const boxOf = (name, numbers) => {
  const sorted = numbers.filter((number) => number !== null).sort((a, b) => a - b);
  const [lower, middle, upper] = [0.25, 0.5, 0.75].map((share) => quantileOf(sorted, share));
  const reach = 1.5 * (upper - lower);
  const isInside = (number) => number >= lower - reach && number <= upper + reach;
  const inside = sorted.filter(isInside);
  return {
    name,
    count: sorted.length,
    parts: [inside[0], lower, middle, upper, inside[inside.length - 1]],
    beyond: sorted.filter((number) => !isInside(number)),
  };
};

const boxSeries = (box, i, color) => [
  {
    ...onPanel(i),
    type: "boxplot",
    data: [box.parts],
    boxWidth: [14, 26],
    itemStyle: { color: color + "33", borderColor: color, borderWidth: 1.5 },
  },
  {
    ...onPanel(i),
    type: "scatter",
    data: box.beyond.map((number) => [number, 0]),
    symbolSize: 5,
    itemStyle: { color, opacity: 0.6 },
  },
];

const boxTip = (box, { seriesType, value }) => {
  if (seriesType === "scatter") return tip(box.name, [[null, "value", numberText(value[0])]]);
  const rows = PARTS.map((part, i) => [null, part, numberText(box.parts[i])]);
  return tip(box.name, [...rows, [null, "values", numberText(box.count)]]);
};

const drawBoxes = (table, spec, look) => {
  const boxes = spec.values.map((name) => boxOf(name, table.values(name).map(toPlace))).filter((box) => box.count > 0);
  if (boxes.length === 0) return EMPTY;
  const inner = { left: 22, right: 22, top: 26, bottom: 30 };
  const layout = placePanels(look, boxes.length, 220, 120, inner, { gap: 20 });
  const noNames = { ...axisBase(look), type: "category", data: [""], axisLine: { show: false } };
  const option = {
    ...baseOption(look, spec.title),
    title: panelTitles(
      layout,
      boxes.map((box) => box.name),
      look,
    ),
    grid: layout.grid,
    xAxis: boxes.map((box, i) => ({
      ...valueAxisX(look, ""),
      ...rangeOf([...box.parts, ...box.beyond], 4),
      gridIndex: i,
      splitLine: gridLines(look),
    })),
    yAxis: boxes.map((_, i) => ({ ...noNames, gridIndex: i })),
    tooltip: markTooltip(look, (mark) => boxTip(boxes[Math.floor(mark.seriesIndex / 2)], mark)),
    series: boxes.flatMap((box, i) => boxSeries(box, i, look.colors[0])),
  };
  return { height: layout.height, isWide: true, option };
};
