// Areas on top of each other, and areas to both sides of zero.

/** The amounts of categories at all places; beyond the largest six, categories are summed up. */
const stackOf = (table, spec, order) => {
  const places = [...new Set(table.values(spec.x).map(order.place))].filter(place => place !== null).sort((a, b) => a - b);
  const indexes = new Map(places.map((place, index) => [place, index]));
  const xs = table.values(spec.x), amounts = table.values(spec.value);
  const layers = groupRows(table, spec.by).map(group => {
    const heights = places.map(() => 0);
    for (const row of group.rows) {
      const index = indexes.get(order.place(xs[row]));
      if (index !== undefined) heights[index] += toPlace(amounts[row]) ?? 0;
    }
    return { name: group.label, heights, total: sum(heights) };
  }).sort((a, b) => b.total - a.total);
  const rest = layers.splice(MOST_LINES);
  if (rest.length > 0) {
    const heights = places.map((_, i) => sum(rest.map(layer => layer.heights[i])));
    layers.push({ name: rest.length === 1 ? rest[0].name : `${rest.length} others`, heights, total: sum(heights), isRest: true });
  }
  return { places, layers, totals: places.map((_, i) => sum(layers.map(layer => layer.heights[i]))) };
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
  const index = places.indexOf(x + order.width / 2);
  return index < 0 ? places.length - 1 : index;
};

/** The lower and upper lines of the layers that aren't hidden, each on top of the one before. */
const pile = (layers, heightsOf, look) => {
  let top = layers[0].heights.map(() => 0);
  return layers.map((layer, i) => {
    const color = layer.isRest ? look.rest : look.colors[i];
    if (look.hidden.has(layer.name)) return { ...layer, color, lower: [], upper: [] };
    const lower = top;
    top = heightsOf(layer).map((height, place) => height + lower[place]);
    return { ...layer, color, lower, upper: top };
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
  const { places, layers } = stackOf(table, spec, order);
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
  const xs = table.values(spec.x);
  const rows = table.rows.filter(row => order.place(xs[row]) !== null).sort((a, b) => order.place(xs[a]) - order.place(xs[b]));
  const places = rows.map(row => order.place(xs[row]));
  const heights = name => rows.map(row => toPlace(table.values(name)[row]) ?? 0);
  const up = heights(spec.up), down = heights(spec.down);
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
