// Bars of categories.

const MOST_BARS = 30;

/** Lines with ends along the x axis, from `data`: [from, to, index of the bar]. */
const errorBars = (data, look) => ({
  type: "custom",
  silent: true,
  data,
  encode: { x: [0, 1], y: 2 },
  z: 5,
  renderItem: (params, api) => {
    const [from, y] = api.coord([api.value(0), api.value(2)]);
    const [to] = api.coord([api.value(1), api.value(2)]);
    const style = { stroke: look.text, lineWidth: 1.2 };
    const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
    const end = (x) => line(x, y - 4, x, y + 4);
    return { type: "group", children: [line(from, y, to, y), end(from), end(to)] };
  },
});

const bars = (numbers, texts, look) => ({
  type: "bar",
  data: numbers,
  barWidth: "66%",
  itemStyle: { color: look.colors[0], borderRadius: [0, 2, 2, 0] },
  label: {
    show: texts.length > 0,
    position: "right",
    color: look.muted,
    fontSize: 12,
    formatter: ({ dataIndex }) => texts[dataIndex],
  },
});

/** The rows with the largest numbers, the largest first. */
const largest = (table, name, most) => {
  const numbers = table.values(name);
  const all = table.rows.filter((row) => toPlace(numbers[row]) !== null).sort((a, b) => numbers[b] - numbers[a]);
  const notes = all.length > most ? [`The ${most} largest of ${numberText(all.length)} are drawn.`] : [];
  return { rows: all.slice(0, most), notes };
};

const drawBars = (table, spec, look) => {
  const { rows, notes } = largest(table, spec.value, spec.top ?? MOST_BARS);
  if (rows.length === 0) return EMPTY;
  const numbersOf = (name) => rows.map((row) => toPlace(table.values(name)[row]));
  const numbers = numbersOf(spec.value);
  const names = rows.map((row) => nameText(table.values(spec.category)[row]));
  const [lower, upper] = spec.error ? [numbersOf(spec.error.lower), numbersOf(spec.error.upper)] : [[], []];
  const errors = lower.map((end, i) => [end, upper[i], i]).filter((error) => !error.includes(null));
  const texts = spec.error ? [] : rows.map((row) => table.text(spec.value, row));
  const left = Math.min(widest(names, look), look.width * 0.4) + 12;
  const range = rangeOf([...numbers, ...lower, ...upper], look.isNarrow ? 3 : 6, true);
  const option = {
    ...baseOption(look, spec.title),
    grid: { left, right: widest(texts, look) + 14, top: 26, bottom: 48 },
    xAxis: { ...valueAxisX(look, spec.axis), ...range, splitLine: gridLines(look) },
    yAxis: { ...namesAxis(look, names, spec.category, left), axisLine: { show: false } },
    tooltip: rowTooltip(look, ([{ dataIndex: i }]) => {
      const error = spec.error ? bandText([[lower[i], upper[i]]]) : "";
      return tip(names[i], [[look.colors[0], spec.value, numberText(numbers[i]), error]]);
    }),
    series: [bars(numbers, texts, look), errorBars(errors, look)],
  };
  return { height: 26 + 26 * rows.length + 48, notes, option };
};
