// A dot for each run and measure: a row for each run, a panel for each measure.

/** The least width of a panel, and the most that it grows to show its whole name. */
const LEAST_PANEL = 180;
const WIDE_PANEL = 320;

const dots = (i, numbers, color) => ({
  ...onPanel(i),
  type: "scatter",
  symbolSize: 9,
  itemStyle: { color },
  data: numbers.map((number, row) => [number, row]),
});

/** The axis of runs of a panel, which has names only at the left end of the drawing. */
const runsAxis = (look, names, width, isFirst) => {
  const axis = namesAxis(look, names, "", width);
  return { ...axis, axisLabel: { ...axis.axisLabel, show: isFirst }, splitLine: gridLines(look) };
};

const drawDots = (table, spec, look) => {
  const full = table.values(spec.run).map(nameText);
  const names = shortNames(full);
  const numbers = spec.values.map((name) => table.values(name).map(toPlace));
  const ranges = numbers.map((column) => rangeOf(column, 2));
  const left = Math.min(widest(names, look), look.width * 0.3) + 12;
  const ends = ranges.flatMap((range) => [tickText(range.min), tickText(range.max)]);
  const edge = widest(ends, look) / 2 + 3;
  const inner = { left: edge, right: edge, top: 24, bottom: 36 };
  const height = inner.top + 20 * names.length + inner.bottom;
  const least = Math.max(LEAST_PANEL, Math.min(WIDE_PANEL, edge + widestTitle(spec.values, look)));
  const layout = placePanels(look, numbers.length, least, height, inner, { gap: 0, start: left });
  const option = {
    ...baseOption(look, spec.title),
    title: panelTitles(layout, spec.values, look, edge),
    grid: layout.grid,
    xAxis: ranges.map((range, i) => ({ ...valueAxisX(look, ""), gridIndex: i, ...range })),
    yAxis: layout.panels.map((panel, i) => ({ ...runsAxis(look, names, left, panel.isFirst), gridIndex: i })),
    axisPointer: { link: [{ yAxisIndex: "all" }] },
    tooltip: rowTooltip(look, ([{ dataIndex }]) =>
      tip(
        full[dataIndex],
        spec.values.map((name, i) => [null, name, numberText(numbers[i][dataIndex])]),
      ),
    ),
    series: numbers.map((column, i) => dots(i, column, look.colors[0])),
  };
  return { height: layout.height, isWide: true, option };
};
