// Survival curves.

/** The curves with the start of each at 1, where all are alive. */
const survivalCurves = (table, spec) => {
  const times = table.values(spec.time);
  const shares = table.values(spec.survival);
  const ends = spec.band ? [table.values(spec.band.lower), table.values(spec.band.upper)] : [];
  const censored = spec.censored ? table.values(spec.censored) : null;
  return groupRows(table, spec.by).map((group) => {
    const points = group.rows
      .filter((row) => toPlace(times[row]) !== null)
      .map((row) => ({
        x: Number(times[row]),
        y: toPlace(shares[row]),
        bands: spec.band ? [ends.map((end) => toPlace(end[row]))] : [],
        censored: censored ? (toPlace(censored[row]) ?? 0) : 0,
      }))
      .sort((a, b) => a.x - b.x);
    if (points.length > 0 && (points[0].x > 0 || points[0].y < 1)) {
      points.unshift({ x: 0, y: 1, bands: spec.band ? [[1, 1]] : [], censored: 0 });
    }
    return { name: group.label || nameText(spec.survival), points };
  });
};

/** The last point at or before a time, whose share still holds then. */
const pointAt = (curve, time) => curve.points.filter((point) => point.x <= time).pop();

const survivalTip = (curves, look, name) => (hovered) => {
  const time = hoveredPlace(hovered);
  const rows = curves.flatMap((curve, i) => {
    const point = pointAt(curve, time);
    if (!point) return [];
    const bands = point.bands
      .filter((band) => !band.includes(null))
      .map(([lower, upper]) => `(${percentText(lower)} to ${percentText(upper)})`);
    return [[look.colors[i], curve.name, percentText(point.y), bands.join(" ")]];
  });
  return tip(`${name} ${numberText(time)}`, rows);
};

/** A band, a line of steps, and a tick at each time with censored individuals. */
const survivalSeries = (curve, color, look) => [
  ...(curve.points[0]?.bands ?? []).map((_, index) => bandSeries(curve, index, color, 0, { isStep: true })),
  { ...lineSeries(curve, color, 0, look), step: "end", showSymbol: false },
  {
    type: "scatter",
    name: curve.name,
    silent: true,
    z: 4,
    symbol: "rect",
    symbolSize: [1.5, 13],
    color,
    data: curve.points.filter((point) => point.censored > 0).map((point) => [point.x, point.y]),
  },
];

const drawSurvival = (table, spec, look) => {
  const all = survivalCurves(table, spec);
  const curves = all.slice(0, MOST_LINES);
  const names = curves.length > 1 ? curves.map((curve) => curve.name) : [];
  const times = curves.flatMap((curve) => curve.points.map((point) => point.x));
  if (times.length === 0) return EMPTY;
  const left = widest(["100 %"], look) + 10;
  const right = roomAtEnd(look, extent(times)[1]);
  const legend = legendHeight(names, look);
  const zoom = new Set(times).size > MOST_UNZOOMED ? 26 : 0;
  const option = {
    ...baseOption(look, spec.title),
    grid: { left, right, top: legend + 24, bottom: 44 + zoom },
    legend: legendOf(names, look),
    xAxis: orderAxis(look, orderOf(table, spec.time), spec.time, times),
    yAxis: shareAxisY(look, spec.axis, left),
    tooltip: placeTooltip(look, survivalTip(curves, look, spec.time)),
    dataZoom: zoom ? zoomOf(look, [0], { left, right }) : undefined,
    series: curves.flatMap((curve, i) => survivalSeries(curve, look.colors[i], look)),
  };
  const notes = all.length > MOST_LINES ? [`The first ${MOST_LINES} of ${all.length} curves are drawn.`] : [];
  return { height: plotHeight(look) + legend + zoom, notes, option };
};
