// Areas on top of each other, and areas to both sides of zero.

/** The places of an ordered column, ascending. Bins without rows have places too, where amounts are 0. */
const placesOf = (table, name, order) => {
  const places = [...new Set(table.values(name).map(order.place))]
    .filter((place) => place !== null)
    .sort((a, b) => a - b);
  const bins =
    order.width > 0 && places.length > 0 ? Math.round((places[places.length - 1] - places[0]) / order.width) + 1 : 0;
  return bins <= places.length || bins > 10000
    ? places
    : Array.from({ length: bins }, (_, i) => places[0] + i * order.width);
};

/** The amounts of rows at all places; 0 where there are none. */
const amountsAt = (table, rows, name, xs, places, order) => {
  const amounts = table.values(name);
  const totals = new Map();
  const key = (place) => (order.width > 0 ? Math.round((place - places[0]) / order.width) : place);
  for (const row of rows) {
    const place = order.place(xs[row]);
    if (place !== null) totals.set(key(place), (totals.get(key(place)) ?? 0) + (toPlace(amounts[row]) ?? 0));
  }
  return places.map((place) => totals.get(key(place)) ?? 0);
};

/** The amounts of categories, the largest first; beyond the largest six, they are summed up. */
const layersOf = (table, spec, places, order, look) => {
  const xs = table.values(spec.x);
  const all = groupRows(table, spec.by)
    .map((group, index) => {
      const heights = amountsAt(table, group.rows, spec.value, xs, places, order);
      return { name: group.label, index, heights, total: sum(heights) };
    })
    .sort((a, b) => b.total - a.total);
  const rest = all.splice(MOST_LINES);
  const indexes = all.map((layer) => layer.index).sort((a, b) => a - b);
  const layers = all.map((layer) => ({ ...layer, color: look.colors[indexes.indexOf(layer.index)] }));
  if (rest.length > 0) {
    const heights = places.map((_, i) => sum(rest.map((layer) => layer.heights[i])));
    layers.push({ name: rest.length === 1 ? rest[0].name : `${rest.length} others`, heights, color: look.rest });
  }
  return layers;
};

/** An area between two lines of heights. Bins are level from their lower to their upper edge. */
const areaSeries = ({ name, color, lower, upper }, places, order) => {
  const half = order.width / 2;
  const points = upper.map((height, i) => ({ x: places[i] - half, y: height, bands: [[lower[i], height]] }));
  const last = points[points.length - 1];
  if (half > 0 && last) points.push({ ...last, x: last.x + order.width });
  return bandSeries({ name, points }, 0, color, 0, { isStep: half > 0, opacity: 0.85 });
};

/** The index of the place that the pointer is at. */
const hoveredIndex = (hovered, places, order) => {
  const x = hoveredPlace(hovered);
  const index = order.width > 0 ? Math.round((x - places[0]) / order.width + 0.5) : places.indexOf(x);
  return Math.min(index, places.length - 1);
};

/** The lower and upper lines of the layers that aren't hidden, each on top of the one before. */
const pile = (layers, heightsOf, look) => {
  let top = layers[0].heights.map(() => 0);
  return layers.map((layer) => {
    if (look.hidden.has(layer.name)) return { ...layer, lower: [], upper: [] };
    const lower = top;
    top = heightsOf(layer).map((height, place) => height + lower[place]);
    return { ...layer, lower, upper: top };
  });
};

/** The chart of areas, each {name, color, lower, upper}, whose y axis has this range. */
const drawAreas = (areas, { spec, look, order, places, axisY, ticks, tipAt }) => {
  const names = areas.map((area) => area.name);
  const half = order.width / 2;
  const ends = [places[0] - half, places[places.length - 1] + half];
  const left = widest(ticks, look) + 10;
  const right = roomAtEnd(look, ends[1]);
  const legend = legendHeight(names, look);
  const zoom = places.length > MOST_UNZOOMED ? 26 : 0;
  const option = {
    ...baseOption(look, spec.title),
    grid: { left, right, top: legend + 24, bottom: 44 + zoom },
    legend: legendOf(names, look),
    xAxis: orderAxis(look, order, spec.x, ends),
    yAxis: axisY(left),
    tooltip: placeTooltip(look, (hovered) => {
      const i = hoveredIndex(hovered, places, order);
      return tip(`${spec.x} ${order.text(places[i])}`, tipAt(i));
    }),
    dataZoom: zoom ? zoomOf(look, [0], { left, right }) : undefined,
    series: areas.map((area) => areaSeries(area, places, order)),
  };
  return { height: plotHeight(look) + legend + zoom, option };
};

/** The rows of a tooltip of layers at a place: from the top layer to the lowest, then the total. */
const stackTip = (layers, totals, look) => (i) => {
  const share = (height) => (totals[i] === 0 ? "" : `(${percentText(height / totals[i])})`);
  const rows = layers
    .filter((layer) => !look.hidden.has(layer.name))
    .map((layer) => [layer.color, layer.name, numberText(layer.heights[i]), share(layer.heights[i])]);
  return [...rows.reverse(), [null, "total", numberText(totals[i])]];
};

const drawStack = (isShare) => (table, spec, look) => {
  const order = orderOf(table, spec.x);
  const places = placesOf(table, spec.x, order);
  if (places.length === 0) return EMPTY;
  const layers = layersOf(table, spec, places, order, look);
  const shown = layers.filter((layer) => !look.hidden.has(layer.name));
  const totals = places.map((_, i) => sum(shown.map((layer) => layer.heights[i])));
  const shares = (layer) => layer.heights.map((height, i) => (totals[i] === 0 ? 0 : height / totals[i]));
  const range = rangeOf(totals, 5, true);
  const drawing = drawAreas(pile(layers, isShare ? shares : (layer) => layer.heights, look), {
    ...{ spec, look, order, places },
    axisY: (left) => (isShare ? shareAxisY(look, spec.axis, left) : { ...valueAxisY(look, spec.axis, left), ...range }),
    ticks: isShare ? ["100 %"] : ticksOf(range),
    tipAt: stackTip(layers, totals, look),
  });
  return { ...drawing, isPiled: true };
};

const drawMirror = (table, spec, look) => {
  const order = orderOf(table, spec.x);
  const places = placesOf(table, spec.x, order);
  if (places.length === 0) return EMPTY;
  const amounts = (name) => amountsAt(table, table.rows, name, table.values(spec.x), places, order);
  const [up, down] = [amounts(spec.up), amounts(spec.down)];
  const [upColor, downColor] = look.colors;
  const zeros = places.map(() => 0);
  const range = roundRange(-Math.max(0, extent(down)[1]), Math.max(0, extent(up)[1]), 6);
  const size = (value) => tickText(Math.abs(value));
  const areas = [
    { name: nameText(spec.up), color: upColor, lower: zeros, upper: up },
    { name: nameText(spec.down), color: downColor, lower: down.map((height) => -height), upper: zeros },
  ];
  return drawAreas(areas, {
    ...{ spec, look, order, places },
    axisY: (left) => ({
      ...valueAxisY(look, spec.axis, left),
      ...range,
      axisLabel: { ...axisBase(look).axisLabel, formatter: size },
    }),
    ticks: [size(range.min), size(range.max)],
    tipAt: (i) => [
      [upColor, spec.up, numberText(up[i])],
      [downColor, spec.down, numberText(down[i])],
      [null, "difference", numberText(up[i] - down[i])],
    ],
  });
};
