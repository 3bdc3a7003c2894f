// Histograms that the table holds as JSON.

/** The bins of a histogram, and the numbers of values that have no place on an axis. */
const binsOf = text => {
  const bins = JSON.parse(text ?? "[]").map(bin => ({ lower: Number(bin.lower), upper: Number(bin.upper), count: bin.count }));
  const isPlain = bin => Number.isFinite(bin.lower) && Number.isFinite(bin.upper);
  return { plain: bins.filter(isPlain), others: bins.filter(bin => !isPlain(bin)) };
};

const outsideText = ({ lower, upper, count }) => {
  const where = Number.isNaN(lower) ? "NaN" : lower === -Infinity ? `below ${numberText(upper)}` : `from ${numberText(lower)} on`;
  return `${numberText(count)} ${where}`;
};

const areEven = bins => bins.every(bin => Math.abs((bin.upper - bin.lower) / (bins[0].upper - bins[0].lower) - 1) < 1e-6);

/** The ranges of the axes of each panel: the same for all if their bins are, so that they can be compared. */
const scalesOf = (panels, heightOf) => {
  const firstWidths = panels.map(({ plain: [first] }) => first.upper - first.lower);
  const isCommon = firstWidths.every(width => Math.abs(width / firstWidths[0] - 1) < 1e-6);
  const scaleOf = bins => ({
    least: Math.min(...bins.map(bin => bin.lower)), greatest: Math.max(...bins.map(bin => bin.upper)),
    heights: rangeOf(bins.map(heightOf), 3, true),
  });
  const common = scaleOf(panels.flatMap(panel => panel.plain));
  return panels.map(panel => isCommon ? common : scaleOf(panel.plain));
};

const drawHistograms = (table, spec, look) => {
  const keys = spec.by ?? [];
  const all = table.rows.map(row => ({
    name: keys.map(key => nameText(table.values(key)[row])).join(", "), ...binsOf(table.values(spec.column)[row]),
  })).filter(panel => panel.plain.length > 0);
  const shown = all.slice(0, MOST_PANELS);
  if (shown.length === 0) return { height: 0, notes: ["There are no values to draw."] };
  const isEven = shown.every(panel => areEven(panel.plain));
  const heightOf = bin => isEven ? bin.count : bin.count / (bin.upper - bin.lower);
  const scales = scalesOf(shown, heightOf);
  const left = widest(scales.flatMap(scale => ticksOf(scale.heights)), look) + 10;
  const isOne = shown.length === 1;
  const inner = { left, right: 14, top: isOne ? 26 : 42, bottom: 46 };
  const layout = placePanels(look, shown.length, 260, isOne ? 300 : 210, inner);
  const outside = shown.flatMap(panel => panel.others.filter(bin => bin.count > 0)
    .map(bin => (panel.name ? panel.name + ": " : "") + outsideText(bin)));
  return {
    height: layout.height,
    isWide: shown.length > 1,
    notes: [
      ...(all.length > MOST_PANELS ? [`The first ${MOST_PANELS} of ${numberText(all.length)} are drawn.`] : []),
      ...(outside.length > 0 ? [`Not drawn: ${outside.join("; ")}.`] : []),
    ],
    option: {
      ...baseOption(look, spec.title),
      title: isOne ? [] : layout.panels.map((panel, i) => panelTitle(panel, shown[i].name, look)),
      grid: layout.panels.map(panel => panel.grid),
      xAxis: shown.map((_, i) => ({ ...valueAxisX(look, spec.axis), gridIndex: i, min: scales[i].least, max: scales[i].greatest, splitNumber: 4 })),
      yAxis: shown.map((_, i) => ({ ...valueAxisY(look, isEven ? "count" : "count per unit", left), gridIndex: i, ...scales[i].heights })),
      tooltip: {
        ...baseOption(look).tooltip, trigger: "item",
        formatter: ({ seriesIndex, value: [lower, upper, , count] }) =>
          tip(`${numberText(lower)} to ${numberText(upper)}`, [[look.colors[0], shown[seriesIndex].name || "count", numberText(count)]]),
      },
      series: shown.map((panel, i) => ({
        type: "custom", xAxisIndex: i, yAxisIndex: i, encode: { x: [0, 1], y: 2 },
        data: panel.plain.map(bin => [bin.lower, bin.upper, heightOf(bin), bin.count]),
        renderItem: (params, api) => {
          const [x, y] = api.coord([api.value(0), api.value(2)]);
          const [right, base] = api.coord([api.value(1), 0]);
          const gap = right - x > 6 ? 1 : 0;
          return {
            type: "rect", shape: { x, y, width: Math.max(1, right - x - gap), height: base - y },
            style: { fill: look.colors[0] }, emphasis: { style: { fill: look.colors[1] } },
          };
        },
      })),
    },
  };
};
