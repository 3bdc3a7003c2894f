// Histograms that the table holds as JSON.

/** The bins of a histogram, and the numbers of values that have no place on an axis. */
const binsOf = (text) => {
  const bins = JSON.parse(text ?? "[]").map((bin) => ({
    lower: Number(bin.lower),
    upper: Number(bin.upper),
    count: bin.count,
  }));
  const isPlain = (bin) => Number.isFinite(bin.lower) && Number.isFinite(bin.upper);
  return { plain: bins.filter(isPlain), others: bins.filter((bin) => !isPlain(bin)) };
};

const outsideText = ({ lower, upper, count }) => {
  const where = Number.isNaN(lower)
    ? "NaN"
    : lower === -Infinity
      ? `below ${numberText(upper)}`
      : `from ${numberText(lower)} on`;
  return `${numberText(count)} ${where}`;
};

const widthOf = (bin) => bin.upper - bin.lower;

const areAlike = (widths) => widths.every((width) => Math.abs(width - widths[0]) <= 1e-6 * widths[0]);

/** The ranges of the axes of each panel: the same for all if their bins are, so that they can be compared. */
const scalesOf = (panels, heightOf) => {
  const isCommon = areAlike(panels.map((panel) => widthOf(panel.plain[0])));
  const scaleOf = (bins) => ({
    least: extent(bins.map((bin) => bin.lower))[0],
    greatest: extent(bins.map((bin) => bin.upper))[1],
    heights: rangeOf(bins.map(heightOf), 3, true),
  });
  const common = scaleOf(panels.flatMap((panel) => panel.plain));
  return panels.map((panel) => (isCommon ? common : scaleOf(panel.plain)));
};

/** The rows that have bins to draw. */
const histogramsOf = (table, spec) =>
  table.rows
    .map((row) => ({
      name: (spec.by ?? []).map((key) => nameText(table.values(key)[row])).join(", "),
      ...binsOf(table.values(spec.column)[row]),
    }))
    .filter((panel) => panel.plain.length > 0);

/** Notes on what isn't drawn: later rows, and bins without a place on the axis. */
const histogramNotes = (all, shown) => {
  const outside = shown.flatMap((panel) =>
    panel.others.filter((bin) => bin.count > 0).map((bin) => (panel.name ? panel.name + ": " : "") + outsideText(bin)),
  );
  return [
    ...(all.length > shown.length ? [`The first ${shown.length} of ${numberText(all.length)} are drawn.`] : []),
    ...(outside.length > 0 ? [`Not drawn: ${outside.join("; ")}.`] : []),
  ];
};

const columnSeries = (bins, i, heightOf, look) => ({
  ...onPanel(i),
  type: "custom",
  encode: { x: [0, 1], y: 2 },
  data: bins.map((bin) => [bin.lower, bin.upper, heightOf(bin), bin.count]),
  renderItem: (params, api) => {
    const [x, y] = api.coord([api.value(0), api.value(2)]);
    const [right, base] = api.coord([api.value(1), 0]);
    const gap = right - x > 6 ? 1 : 0;
    return {
      type: "rect",
      shape: { x, y, width: Math.max(1, right - x - gap), height: base - y },
      style: { fill: look.colors[0] },
      emphasis: { style: { fill: look.colors[1] } },
    };
  },
});

const drawHistograms = (table, spec, look) => {
  const all = histogramsOf(table, spec);
  const shown = all.slice(0, MOST_PANELS);
  if (shown.length === 0) return EMPTY;
  const isEven = shown.every((panel) => areAlike(panel.plain.map(widthOf)));
  const heightOf = (bin) => (isEven || widthOf(bin) === 0 ? bin.count : bin.count / widthOf(bin));
  const scales = scalesOf(shown, heightOf);
  const left =
    widest(
      scales.flatMap((scale) => ticksOf(scale.heights)),
      look,
    ) + 10;
  const isOne = shown.length === 1;
  const inner = { left, right: 14, top: isOne ? 26 : 42, bottom: 46 };
  const layout = placePanels(look, shown.length, 260, isOne ? 300 : 210, inner);
  const axisX = ({ least, greatest }) => ({
    ...valueAxisX(look, spec.axis),
    min: least,
    max: greatest,
    splitNumber: 4,
  });
  const nameY = isEven ? "count" : "count per unit";
  const option = {
    ...baseOption(look, spec.title),
    title: isOne
      ? []
      : panelTitles(
          layout,
          shown.map((panel) => panel.name),
          look,
        ),
    grid: layout.grid,
    xAxis: scales.map((scale, i) => ({ ...axisX(scale), gridIndex: i })),
    yAxis: scales.map((scale, i) => ({ ...valueAxisY(look, nameY, left), gridIndex: i, ...scale.heights })),
    tooltip: markTooltip(look, ({ seriesIndex, value: [lower, upper, , count] }) => {
      const name = shown[seriesIndex].name || "count";
      return tip(`${numberText(lower)} to ${numberText(upper)}`, [[look.colors[0], name, numberText(count)]]);
    }),
    series: shown.map((panel, i) => columnSeries(panel.plain, i, heightOf, look)),
  };
  return { height: layout.height, isWide: !isOne, notes: histogramNotes(all, shown), option };
};
