// Lines with bands around them.

/** The largest number of lines in one panel; more categories have small panels of their own. */
const MOST_LINES = 6;
const MOST_PANELS = 24;

/** The largest number of places without a bar to zoom. */
const MOST_UNZOOMED = 30;

/** The height of a single plot with its axes. */
const plotHeight = (look) => (look.isNarrow ? 270 : 320);

/** The curves of a chart: for each group of rows and each curve, its points in order. */
const curvesOf = (table, spec, order) => {
  const xs = table.values(spec.x);
  const labels = new Map(spec.labels);
  const curves = [];
  for (const group of groupRows(table, spec.by)) {
    const rows = group.rows
      .filter((row) => order.place(xs[row]) !== null)
      .sort((a, b) => order.place(xs[a]) - order.place(xs[b]));
    for (const curve of spec.y) {
      const label = nameText(labels.get(curve.column) ?? curve.column);
      const bands = (curve.bands ?? []).map((band) => ({
        lower: table.values(band.lower),
        upper: table.values(band.upper),
      }));
      const values = table.values(curve.column);
      curves.push({
        name: !spec.by ? label : spec.y.length > 1 ? `${group.label}, ${label}` : group.label,
        points: rows.map((row) => ({
          x: order.place(xs[row]),
          y: toPlace(values[row]),
          bands: bands.map((band) => [toPlace(band.lower[row]), toPlace(band.upper[row])]),
        })),
      });
    }
  }
  return curves;
};

/** The corners of an area between two lines; `isStep` goes on level until the next point. */
const outline = (points, index, isStep) => {
  const upper = [];
  const lower = [];
  points.forEach((point, i) => {
    const [least, greatest] = point.bands[index];
    if (isStep && i > 0) {
      const [before, above] = points[i - 1].bands[index];
      upper.push([point.x, above]);
      lower.push([point.x, before]);
    }
    upper.push([point.x, greatest]);
    lower.push([point.x, least]);
  });
  return [...upper, ...lower.reverse()];
};

/** The pieces of a line of points where the band with this index has both ends; steps end at the next point. */
const pieces = (points, index, isStep) => {
  const all = [[]];
  for (const point of points) {
    const piece = all[all.length - 1];
    if (!point.bands[index].includes(null)) piece.push(point);
    else {
      if (isStep && piece.length > 0) piece.push({ ...piece[piece.length - 1], x: point.x });
      all.push([]);
    }
  }
  return all.filter((piece) => piece.length > 0);
};

/** The band with this index of a curve, as an area. It is one shape, drawn with its first point. */
const bandSeries = (curve, index, color, axis, { isStep = false, opacity = 0.2 } = {}) => ({
  ...onPanel(axis),
  type: "custom",
  name: curve.name,
  silent: true,
  clip: true,
  z: 1,
  itemStyle: { color },
  encode: { x: 0, y: [1, 2] },
  data: curve.points.map((point) => [point.x, ...point.bands[index]]),
  renderItem: (params, api) => {
    if (params.dataIndexInside !== 0) return undefined;
    return {
      type: "group",
      children: pieces(curve.points, index, isStep).map((piece) => ({
        type: "polygon",
        shape: { points: outline(piece, index, isStep).map((corner) => api.coord(corner)) },
        style: { fill: color, opacity },
      })),
    };
  },
});

const lineSeries = (curve, color, axis, look) => ({
  ...onPanel(axis),
  type: "line",
  name: curve.name,
  z: 3,
  color,
  data: curve.points.map((point) => [point.x, point.y]),
  lineStyle: { width: curve.points.length > look.width ? 1 : 2, color },
  itemStyle: { color },
  symbol: "circle",
  symbolSize: 5,
  showSymbol: curve.points.length <= Math.max(2, look.width / 40),
  silent: true,
});

const bandText = (bands) => bands.map(([lower, upper]) => `(${numberText(lower)} to ${numberText(upper)})`).join(" ");

/** The place that the pointer is at: the first coordinate of the marks there. */
const hoveredPlace = (hovered) => hovered[0].data[0];

/** The tooltip of the place that the pointer is at: all curves of the panel there. */
const curveTip = (panels, order, colorOf, name) => (hovered) => {
  const x = hoveredPlace(hovered);
  const rows = panels[hovered[0].axisIndex].flatMap((curve, i) =>
    curve.points
      .filter((point) => point.x === x)
      .map((point) => [colorOf(i), curve.name, numberText(point.y), bandText(point.bands)]),
  );
  return tip(`${name} ${order.text(x)}`, rows);
};

/** The option of panels, each with some curves, on axes of one range. */
const panelsOption = (panels, layout, { spec, look, order, places, range, left, colorOf }) => ({
  ...baseOption(look, spec.title),
  grid: layout.grid,
  xAxis: layout.panels.map((panel, i) => ({
    ...orderAxis(look, order, panel.isLast ? spec.x : "", places),
    gridIndex: i,
  })),
  yAxis: panels.map((_, i) => ({
    ...valueAxisY(look, panels.length > 1 ? "" : spec.axis, left),
    gridIndex: i,
    ...range,
  })),
  axisPointer: { link: [{ xAxisIndex: "all" }] },
  tooltip: placeTooltip(look, curveTip(panels, order, colorOf, spec.x)),
  series: panels.flatMap((curves, axis) =>
    curves.flatMap((curve, i) => [
      ...(curve.points[0]?.bands ?? []).map((_, index) => bandSeries(curve, index, colorOf(i), axis)),
      lineSeries(curve, colorOf(i), axis, look),
    ]),
  ),
});

/** All curves in one panel. */
const drawTogether = (curves, facts) => {
  const { look, places, left, right } = facts;
  const names = curves.length > 1 ? curves.map((curve) => curve.name) : [];
  const legend = legendHeight(names, look);
  const zoom = places.length > MOST_UNZOOMED ? 26 : 0;
  const inner = { left, right, top: legend + 24, bottom: 44 };
  const layout = placePanels(look, 1, look.width, plotHeight(look) + legend, inner);
  const option = panelsOption([curves], layout, { ...facts, colorOf: (i) => look.colors[i] });
  option.legend = legendOf(names, look);
  option.dataZoom = zoom ? zoomOf(look, [0], { left, right }) : undefined;
  return { height: layout.height + zoom, option };
};

/** A small panel for each curve. */
const drawApart = (all, facts) => {
  const { look, places, left, right } = facts;
  const curves = all.slice(0, MOST_PANELS);
  const inner = { left, right, top: 24, bottom: 38 };
  const zoom = places.length > MOST_UNZOOMED ? 44 : 0;
  const layout = placePanels(look, curves.length, look.isNarrow ? 150 : 200, 160, inner);
  const panels = curves.map((curve) => [curve]);
  const option = panelsOption(panels, layout, { ...facts, colorOf: () => look.colors[0] });
  option.title = panelTitles(
    layout,
    curves.map((curve) => curve.name),
    look,
  );
  option.xAxis = option.xAxis.map((axis) => ({ ...axis, splitNumber: 3, nameGap: 22 }));
  option.dataZoom = zoom
    ? zoomOf(
        look,
        panels.map((_, i) => i),
        { left: 0, right },
      )
    : undefined;
  const notes = all.length > MOST_PANELS ? [`The first ${MOST_PANELS} of ${all.length} are drawn.`] : [];
  return { height: layout.height + zoom, notes, isWide: true, option };
};

const drawLine = (table, spec, look) => {
  const order = orderOf(table, spec.x);
  const curves = curvesOf(table, spec, order);
  const isApart = curves.length > MOST_LINES;
  const places = ascending(table, spec.x).map(order.place);
  const isAmount = spec.y.every((curve) => table.column(curve.column).additive);
  const numbers = curves.flatMap((curve) => curve.points.flatMap((point) => [point.y, ...point.bands.flat()]));
  if (numbers.every((number) => number === null)) return EMPTY;
  const range = rangeOf(numbers, isApart ? 3 : 5, isAmount);
  const left = widest(ticksOf(range), look) + 10;
  const right = roomAtEnd(look, places[places.length - 1] ?? 0);
  const facts = { spec, look, order, places, range, left, right };
  return isApart ? drawApart(curves, facts) : drawTogether(curves, facts);
};
