// Lines with bands around them.

/** Most lines of one panel; more categories have small panels of their own. */
const MOST_LINES = 6;
const MOST_PANELS = 24;

/** The curves of a chart: for each group of rows and each curve, its points in order. */
const curvesOf = (table, spec, order) => {
  const xs = table.values(spec.x);
  const curves = [];
  for (const group of groupRows(table, spec.by)) {
    const rows = group.rows.filter(row => order.place(xs[row]) !== null)
      .sort((a, b) => order.place(xs[a]) - order.place(xs[b]));
    for (const curve of spec.y) {
      const bands = (curve.bands ?? []).map(band => ({
        lower: table.values(band.lower), upper: table.values(band.upper),
      }));
      const values = table.values(curve.column);
      curves.push({
        name: spec.by ? group.label : nameText(new Map(spec.labels).get(curve.column) ?? curve.column),
        points: rows.map(row => ({
          x: order.place(xs[row]), y: toPlace(values[row]),
          bands: bands.map(band => [toPlace(band.lower[row]), toPlace(band.upper[row])]),
        })),
      });
    }
  }
  return curves;
};

/** The corners of an area between two lines; `isStep` goes on level until the next point. */
const outline = (points, index, isStep) => {
  const upper = [], lower = [];
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

/** The pieces of a line of points where the band with this index has both ends. */
const pieces = (points, index) => {
  const all = [[]];
  for (const point of points) {
    if (point.bands[index].includes(null)) all.push([]);
    else all[all.length - 1].push(point);
  }
  return all.filter(piece => piece.length > 0);
};

/** The band with this index of a curve, as an area. It is one shape, drawn with its first point. */
const bandSeries = (curve, index, color, axis, { isStep = false, opacity = 0.2 } = {}) => ({
  type: "custom", name: curve.name, silent: true, clip: true, z: 1, xAxisIndex: axis, yAxisIndex: axis,
  itemStyle: { color }, encode: { x: 0, y: [1, 2] },
  data: curve.points.map(point => [point.x, ...point.bands[index]]),
  renderItem: (params, api) => {
    if (params.dataIndexInside !== 0) return undefined;
    return {
      type: "group",
      children: pieces(curve.points, index).map(piece => ({
        type: "polygon",
        shape: { points: outline(piece, index, isStep).map(corner => api.coord(corner)) },
        style: { fill: color, opacity },
      })),
    };
  },
});

const lineSeries = (curve, color, axis, look) => ({
  type: "line", name: curve.name, xAxisIndex: axis, yAxisIndex: axis, z: 3, color,
  data: curve.points.map(point => [point.x, point.y]),
  lineStyle: { width: curve.points.length > look.width ? 1 : 2, color }, itemStyle: { color },
  symbol: "circle", symbolSize: 5, showSymbol: curve.points.length <= Math.max(2, look.width / 40), silent: true,
});

/** The panels of curves: all in one, or one for each curve if there are many. */
const panelsOfCurves = (curves, isSplit) =>
  isSplit ? curves.map(curve => ({ name: curve.name, curves: [curve] })) : [{ name: "", curves }];

const bandText = bands => bands.map(([lower, upper]) => `(${numberText(lower)} to ${numberText(upper)})`).join(" ");

/** The tooltip of the place that the pointer is at: all curves of the panel there. */
const curveTip = (panels, order, colorOf, name) => hovered => {
  const [{ data: [x], axisIndex }] = hovered;
  const rows = panels[axisIndex].curves.flatMap((curve, i) => curve.points.filter(point => point.x === x)
    .map(point => [colorOf(i), curve.name, numberText(point.y), bandText(point.bands)]));
  return tip(`${name} ${order.text(x)}`, rows);
};

const drawLine = (table, spec, look) => {
  const order = orderOf(table, spec.x);
  const all = curvesOf(table, spec, order);
  const isSplit = all.length > MOST_LINES;
  const panels = panelsOfCurves(isSplit ? all.slice(0, MOST_PANELS) : all, isSplit);
  const places = ascending(table, spec.x).map(order.place);
  const isAmount = spec.y.every(curve => table.column(curve.column).additive);
  const range = rangeOf(all.flatMap(curve => curve.points.flatMap(point => [point.y, ...point.bands.flat()])), isSplit ? 3 : 5, isAmount);
  const names = isSplit || all.length === 1 ? [] : all.map(curve => curve.name);
  const left = widest(ticksOf(range), look) + 10;
  const legend = names.length > 0 ? legendHeight(names, look) + 6 : 0;
  const hasZoom = places.length > 30;
  const right = roomAtEnd(look, Math.max(...places));
  const inner = { left, right, top: isSplit ? 24 : legend + 24, bottom: isSplit ? 38 : 44 };
  const layout = placePanels(look, panels.length, isSplit ? (look.isNarrow ? 150 : 200) : look.width, isSplit ? 160 : (look.isNarrow ? 270 : 320) + legend, inner);
  const colorOf = i => look.colors[isSplit ? 0 : i];
  const axes = panels.map((_, i) => i);
  return {
    height: layout.height + (isSplit ? 18 : 0) + (hasZoom ? 26 : 0),
    notes: all.length > MOST_PANELS && isSplit ? [`The first ${MOST_PANELS} of ${all.length} are drawn.`] : [],
    isWide: isSplit,
    option: {
      ...baseOption(look, spec.title),
      title: isSplit ? panels.map((panel, i) => panelTitle(layout.panels[i], panel.name, look)) : [],
      legend: names.length > 0 ? legendOf(names, look) : undefined,
      grid: layout.panels.map(panel => panel.grid),
      xAxis: panels.map((_, i) => ({
        ...orderAxis(look, order, i + layout.columns < panels.length ? "" : spec.x, places), gridIndex: i,
        ...(isSplit ? { splitNumber: 3 } : {}), nameGap: isSplit ? 22 : 28,
        axisPointer: { show: true, snap: true, label: { show: false }, lineStyle: { color: look.muted } },
      })),
      yAxis: panels.map((_, i) => ({ ...valueAxisY(look, isSplit ? "" : spec.axis, left), gridIndex: i, ...range })),
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      tooltip: { ...baseOption(look).tooltip, trigger: "axis", formatter: curveTip(panels, order, colorOf, spec.x) },
      dataZoom: hasZoom ? zoomOf(look, axes, { left: isSplit ? 0 : left, right }) : undefined,
      series: panels.flatMap((panel, axis) => panel.curves.flatMap((curve, i) => [
        ...(curve.points[0]?.bands ?? []).map((_, index) => bandSeries(curve, index, colorOf(i), axis)),
        lineSeries(curve, colorOf(i), axis, look),
      ])),
    },
  };
};
