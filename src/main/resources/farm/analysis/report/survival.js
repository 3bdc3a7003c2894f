// Survival curves.

/** The curves with the start of each at 1, where all are alive. */
const survivalCurves = (table, spec) => {
  const times = table.values(spec.time), shares = table.values(spec.survival);
  const ends = spec.band ? [table.values(spec.band.lower), table.values(spec.band.upper)] : [];
  const censored = spec.censored ? table.values(spec.censored) : null;
  return groupRows(table, spec.by).map(group => {
    const points = group.rows.filter(row => toPlace(times[row]) !== null).map(row => ({
      x: Number(times[row]), y: toPlace(shares[row]),
      bands: spec.band ? [ends.map(end => toPlace(end[row]))] : [],
      censored: censored ? toPlace(censored[row]) ?? 0 : 0,
    })).sort((a, b) => a.x - b.x);
    if (points.length > 0 && points[0].x > 0) {
      points.unshift({ x: 0, y: 1, bands: spec.band ? [[1, 1]] : [], censored: 0 });
    }
    return { name: group.label || nameText(spec.survival), points };
  });
};

/** The last point at or before a time, whose share still holds then. */
const pointAt = (curve, time) => curve.points.filter(point => point.x <= time).pop();

const survivalTip = (curves, look, name) => hovered => {
  const [{ data: [time] }] = hovered;
  const rows = curves.flatMap((curve, i) => {
    const point = pointAt(curve, time);
    if (!point) return [];
    const bands = point.bands.filter(band => !band.includes(null)).map(([lower, upper]) => `(${percentText(lower)} to ${percentText(upper)})`);
    return [[look.colors[i % look.colors.length], curve.name, percentText(point.y), bands.join(" ")]];
  });
  return tip(`${name} ${numberText(time)}`, rows);
};

const drawSurvival = (table, spec, look) => {
  const all = survivalCurves(table, spec);
  const curves = all.slice(0, MOST_LINES);
  const names = all.length > 1 ? curves.map(curve => curve.name) : [];
  const legend = names.length > 0 ? legendHeight(names, look) + 6 : 0;
  const left = widest(["100 %"], look) + 10;
  const times = curves.flatMap(curve => curve.points.map(point => point.x));
  const hasZoom = new Set(times).size > 30;
  const right = roomAtEnd(look, Math.max(0, ...times));
  const { height, grid } = gridBelow(look, legend, { left, right, hasZoom });
  const order = { isNumeric: true };
  return {
    height,
    notes: all.length > MOST_LINES ? [`The first ${MOST_LINES} of ${all.length} curves are drawn.`] : [],
    option: {
      ...baseOption(look, spec.title), grid, legend: names.length > 0 ? legendOf(names, look) : undefined,
      xAxis: {
        ...orderAxis(look, order, spec.time, times),
        axisPointer: { show: true, snap: true, label: { show: false }, lineStyle: { color: look.muted } },
      },
      yAxis: {
        ...valueAxisY(look, spec.axis, left), min: 0, max: 1, interval: 0.25,
        axisLabel: { ...axisBase(look).axisLabel, formatter: percentText },
      },
      tooltip: { ...baseOption(look).tooltip, trigger: "axis", formatter: survivalTip(curves, look, spec.time) },
      dataZoom: hasZoom ? zoomOf(look, [0], { left, right }) : undefined,
      series: curves.flatMap((curve, i) => [
        ...(spec.band ? [bandSeries(curve, 0, look.colors[i], 0, { isStep: true })] : []),
        { ...lineSeries(curve, look.colors[i], 0, look), step: "end", showSymbol: false },
        {
          type: "scatter", name: curve.name, silent: true, z: 4, symbol: "rect", symbolSize: [1.5, 13], color: look.colors[i],
          data: curve.points.filter(point => point.censored > 0).map(point => [point.x, point.y]),
        },
      ]),
    },
  };
};
