// Areas on top of each other, and areas to both sides of zero.

/** The places of an ordered column, ascending. Bins without rows have places too, where amounts are 0. */
const placesOf = (table, name, order) => {
  const places = [...new Set(table.values(name).map(order.place))].filter(place => place !== null).sort((a, b) => a - b);
  const bins = order.width > 0 && places.length > 0 ? Math.round((places[places.length - 1] - places[0]) / order.width) + 1 : 0;
  return bins <= places.length || bins > 10000 ? places : Array.from({ length: bins }, (_, i) => places[0] + i * order.width);
};

/** The amounts of rows at all places; 0 where there are none. */
const amountsAt = (table, rows, name, xs, places, order) => {
  const amounts = table.values(name);
  const totals = new Map();
  const key = place => order.width > 0 ? Math.round((place - places[0]) / order.width) : place;
  for (const row of rows) {
    const place = order.place(xs[row]);
    if (place !== null) totals.set(key(place), (totals.get(key(place)) ?? 0) + (toPlace(amounts[row]) ?? 0));
  }
  return places.map(place => totals.get(key(place)) ?? 0);
};

/** The amounts of categories, the largest first; beyond the largest six, they are summed up. */
const layersOf = (table, spec, places, order, look) => {
  const xs = table.values(spec.x);
  const all = groupRows(table, spec.by).map((group, index) => {
    const heights = amountsAt(table, group.rows, spec.value, xs, places, order);
    return { name: group.label, index, heights, total: sum(heights) };
  }).sort((a, b) => b.total - a.total);
  const rest = all.splice(MOST_LINES);
  const indexes = all.map(layer => layer.index).sort((a, b) => a - b);
  const layers = all.map(layer => ({ ...layer, color: look.colors[indexes.indexOf(layer.index)] }));
  if (rest.length > 0) {
    const heights = places.map((_, i) => sum(rest.map(layer => layer.heights[i])));
    layers.push({ name: rest.length === 1 ? rest[0].name : `${rest.length} others`, heights, color: look.rest });
  }
  return layers;
};

/** An area between two lines of heights. Bins are level from their lower to their upper edge. */
const areaSeries = (name, color, order, places, lower, upper) => {
  const half = order.width / 2;
  const points = places.map((place, i) => ({ x: place - half, y: upper[i], bands: [[lower[i], upper[i]]] }));
  if (half > 0) points.push({ ...points[points.length - 1], x: places[places.length - 1] + half });
  return bandSeries({ name, points }, 0, color, 0, { isStep: half > 0, opacity: 0.85 });
};

/** The option of areas over an ordered axis. */
const areaOption = (table, spec, look, order, places, range, axisText) => {
  const ticks = ticksOf(range).map((_, i) => axisText(range.min + i * range.interval));
  const left = widest(ticks, look) + 10;
  const hasZoom = places.length > 30;
  const half = order.width / 2;
  const ends = [places[0] - half, places[places.length - 1] + half];
  const axis = orderAxis(look, order, spec.x, ends);
  const right = roomAtEnd(look, ends[1]);
  return {
    left, right, hasZoom,
    option: {
      ...baseOption(look, spec.title),
      xAxis: { ...axis, axisPointer: { show: true, snap: true, label: { show: false }, lineStyle: { color: look.muted } } },
      yAxis: { ...valueAxisY(look, spec.axis, left), ...range, axisLabel: { ...axisBase(look).axisLabel, formatter: axisText } },
      dataZoom: hasZoom ? zoomOf(look, [0], { left, right }) : undefined,
    },
  };
};

const gridBelow = (look, legend, { left, right, hasZoom }) => {
  const height = (look.isNarrow ? 270 : 320) + legend + (hasZoom ? 26 : 0);
  return { height, grid: { left, right, top: legend + 24, bottom: 44 + (hasZoom ? 26 : 0) } };
};

/** The index of the place that the pointer is at. */
const hoveredIndex = (hovered, places, order) => {
  const [{ data: [x] }] = hovered;
  const index = order.width > 0 ? Math.round((x - places[0]) / order.width + 0.5) : places.indexOf(x);
  return Math.min(index, places.length - 1);
};

/** The lower and upper lines of the layers that aren't hidden, each on top of the one before. */
const pile = (layers, heightsOf, look) => {
  let top = layers[0].heights.map(() => 0);
  return layers.map(layer => {
    if (look.hidden.has(layer.name)) return { ...layer, lower: [], upper: [] };
    const lower = top;
    top = heightsOf(layer).map((height, place) => height + lower[place]);
    return { ...layer, lower, upper: top };
  });
};

const stackTip = (layers, places, order, look, name) => hovered => {
  const i = hoveredIndex(hovered, places, order);
  const shown = layers.filter(layer => !look.hidden.has(layer.name));
  const total = sum(shown.map(layer => layer.heights[i]));
  const share = height => total === 0 ? "" : `(${percentText(height / total)})`;
  const rows = shown.map(layer => [layer.color, layer.name, numberText(layer.heights[i]), share(layer.heights[i])]);
  return tip(`${name} ${order.text(places[i])}`, [...rows.reverse(), [null, "total", numberText(total)]]);
};

const drawStack = isShare => (table, spec, look) => {
  const order = orderOf(table, spec.x);
  const places = placesOf(table, spec.x, order);
  const layers = layersOf(table, spec, places, order, look);
  if (places.length === 0) return { height: 0, notes: ["There are no values to draw."] };
  const totals = places.map((_, i) => sum(layers.filter(layer => !look.hidden.has(layer.name)).map(layer => layer.heights[i])));
  const piled = pile(layers, layer => isShare ? layer.heights.map((height, i) => totals[i] === 0 ? 0 : height / totals[i]) : layer.heights, look);
  const range = isShare ? { min: 0, max: 1, interval: 0.25 } : rangeOf(totals, 5, true);
  const { option, ...sides } = areaOption(table, spec, look, order, places, range, isShare ? percentText : tickText);
  const names = layers.map(layer => layer.name);
  const legend = legendHeight(names, look) + 6;
  const { height, grid } = gridBelow(look, legend, sides);
  return {
    height,
    isPiled: true,
    option: {
      ...option, grid, legend: legendOf(names, look),
      tooltip: { ...option.tooltip, trigger: "axis", formatter: stackTip(piled, places, order, look, spec.x) },
      series: piled.map(layer => areaSeries(layer.name, layer.color, order, layer.upper.length > 0 ? places : [], layer.lower, layer.upper)),
    },
  };
};

const drawMirror = (table, spec, look) => {
  const order = orderOf(table, spec.x);
  const places = placesOf(table, spec.x, order);
  if (places.length === 0) return { height: 0, notes: ["There are no values to draw."] };
  const [up, down] = [spec.up, spec.down].map(name => amountsAt(table, table.rows, name, table.values(spec.x), places, order));
  const range = roundRange(-Math.max(0, ...down), Math.max(0, ...up), 6);
  const { option, ...sides } = areaOption(table, spec, look, order, places, range, value => tickText(Math.abs(value)));
  const names = [spec.up, spec.down].map(nameText);
  const legend = legendHeight(names, look) + 6;
  const { height, grid } = gridBelow(look, legend, sides);
  return {
    height,
    option: {
      ...option, grid, legend: legendOf(names, look),
      xAxis: { ...option.xAxis, axisLine: { onZero: true, lineStyle: { color: look.axis } }, position: "bottom" },
      tooltip: {
        ...option.tooltip, trigger: "axis",
        formatter: hovered => {
          const i = hoveredIndex(hovered, places, order);
          return tip(`${spec.x} ${order.text(places[i])}`, [
            [look.colors[0], spec.up, numberText(up[i])], [look.colors[1], spec.down, numberText(down[i])],
            [null, "difference", numberText(up[i] - down[i])],
          ]);
        },
      },
      series: [
        areaSeries(names[0], look.colors[0], order, places, places.map(() => 0), up),
        areaSeries(names[1], look.colors[1], order, places, down.map(height => -height), places.map(() => 0)),
      ],
    },
  };
};
