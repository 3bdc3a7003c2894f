// A grid of scatter plots: measures over parameters.

/** The places of a column on an axis: its numbers, or the numbers of its names. */
const scatterAxis = (table, name) => {
  const values = table.values(name);
  if (table.isNumeric(name)) {
    const places = values.map(toPlace);
    return { places, axis: (look) => ({ ...valueAxisX(look, name), ...rangeOf(places, 4) }) };
  }
  const names = ascending(table, name);
  const places = values.map((value) => (value === null ? null : names.indexOf(value)));
  const axis = (look) => ({
    ...valueAxisX(look, name),
    type: "category",
    data: names.map(nameText),
    axisLabel: axisBase(look).axisLabel,
  });
  return { places, axis };
};

const points = (i, xs, ys, color) => ({
  ...onPanel(i),
  type: "scatter",
  symbolSize: 8,
  itemStyle: { color, opacity: 0.65 },
  data: xs.map((x, row) => [x, ys[row], row]).filter((point) => !point.includes(null)),
});

const drawScatter = (table, spec, look) => {
  const pairs = spec.y.flatMap((y) =>
    spec.x.map((x) => ({ ...scatterAxis(table, x), y, ys: table.values(y).map(toPlace) })),
  );
  const ranges = pairs.map((pair) => rangeOf(pair.ys, 4));
  const left = widest(ranges.flatMap(ticksOf), look) + 10;
  const inner = { left, right: 20, top: 26, bottom: 46 };
  const layout = placePanels(look, pairs.length, 180, 230, inner, { gap: 16, most: spec.x.length });
  const valueText = (name, row) => {
    const value = table.values(name)[row];
    return table.isNumeric(name) ? numberText(toNumber(value)) : nameText(value);
  };
  const option = {
    ...baseOption(look, spec.title),
    title: panelTitles(
      layout,
      pairs.map((pair) => pair.y),
      look,
    ),
    grid: layout.grid,
    xAxis: pairs.map((pair, i) => ({ ...pair.axis(look), nameGap: 26, gridIndex: i })),
    yAxis: ranges.map((range, i) => ({ ...valueAxisY(look, ""), gridIndex: i, ...range })),
    tooltip: markTooltip(look, ({ seriesIndex, value: [, , row] }) => {
      const heading = spec.label ? nameText(table.values(spec.label)[row]) : `row ${row + 1}`;
      return tip(
        heading,
        [...spec.x, pairs[seriesIndex].y].map((name) => [null, name, valueText(name, row)]),
      );
    }),
    series: pairs.map((pair, i) => points(i, pair.places, pair.ys, look.colors[0])),
  };
  return { height: layout.height, isWide: true, option };
};
