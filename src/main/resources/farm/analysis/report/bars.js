// Bars of categories.

/** Names without the folders and the ending that all have in common. */
const shortNames = names => {
  if (names.length < 2) return names.map(name => name.replace(/^.*\//, ""));
  const [first] = names;
  let start = 0, end = 0;
  while (start < first.length && names.every(name => name[start] === first[start])) start++;
  start = first.lastIndexOf("/", start - 1) + 1;
  while (end < first.length - start && names.every(name => name.at(-1 - end) === first.at(-1 - end))) end++;
  const ending = first.slice(first.length - end);
  const cut = ending.indexOf(".");
  const dropped = cut < 0 ? 0 : ending.length - cut;
  const short = names.map(name => name.slice(start, name.length - dropped));
  return short.some(name => name === "") ? names : short;
};

const MOST_BARS = 30;

/** Lines with ends, along the x axis, from `data`: [from, to, index of the row]. */
const errorBars = (data, look) => ({
  type: "custom", silent: true, data, encode: { x: [0, 1], y: 2 }, z: 5,
  renderItem: (params, api) => {
    const [x1, y] = api.coord([api.value(0), api.value(2)]);
    const [x2] = api.coord([api.value(1), api.value(2)]);
    const line = (ax, ay, bx, by) => ({ type: "line", shape: { x1: ax, y1: ay, x2: bx, y2: by }, style: { stroke: look.text, lineWidth: 1.2 } });
    return { type: "group", children: [line(x1, y, x2, y), line(x1, y - 4, x1, y + 4), line(x2, y - 4, x2, y + 4)] };
  },
});

/** The axis of names from top to bottom. */
const namesAxis = (look, names, name, width) => ({
  ...axisBase(look), type: "category", data: names, inverse: true, name, nameLocation: "start", nameGap: 10,
  nameTextStyle: { color: look.muted, align: "left", padding: [0, 0, 0, -width] },
  axisLabel: { color: look.text, fontSize: 12, width: width - 6, overflow: "truncate", interval: 0 },
});

const drawBars = (table, spec, look) => {
  const names = table.values(spec.category), numbers = table.values(spec.value);
  const most = spec.top ?? MOST_BARS;
  const all = table.rows.filter(row => toPlace(numbers[row]) !== null).sort((a, b) => numbers[b] - numbers[a]);
  const rows = all.slice(0, most);
  const ends = spec.error ? [spec.error.lower, spec.error.upper].map(name => rows.map(row => toPlace(table.values(name)[row]))) : [];
  const labels = rows.map(row => nameText(names[row]));
  const left = Math.min(widest(labels, look), look.width * 0.4) + 12;
  const range = rangeOf([...rows.map(row => Number(numbers[row])), ...ends.flat()], look.isNarrow ? 3 : 6, true);
  const right = spec.error ? 14 : widest(rows.map(row => table.text(spec.value, row)), look) + 14;
  return {
    height: 26 + 26 * rows.length + 48,
    notes: all.length > most ? [`The ${most} largest of ${numberText(all.length)} are drawn.`] : [],
    option: {
      ...baseOption(look, spec.title),
      grid: { left, right, top: 26, bottom: 48 },
      xAxis: { ...valueAxisX(look, spec.axis), ...range, splitLine: { show: true, lineStyle: { color: look.line } } },
      yAxis: { ...namesAxis(look, labels, spec.category, left), axisLine: { show: false } },
      tooltip: {
        ...baseOption(look).tooltip, trigger: "axis", axisPointer: { type: "shadow", shadowStyle: { color: look.axis, opacity: 0.25 } },
        formatter: ([{ dataIndex: i }]) => tip(nameText(names[rows[i]]), [[
          look.colors[0], spec.value, numberText(Number(numbers[rows[i]])), spec.error ? bandText([[ends[0][i], ends[1][i]]]) : "",
        ]]),
      },
      series: [
        {
          type: "bar", data: rows.map(row => Number(numbers[row])), barWidth: "66%", itemStyle: { color: look.colors[0], borderRadius: [0, 2, 2, 0] },
          label: { show: !spec.error, position: "right", color: look.muted, fontSize: 12, formatter: ({ dataIndex }) => table.text(spec.value, rows[dataIndex]) },
        },
        ...(spec.error ? [errorBars(rows.map((_, i) => [ends[0][i], ends[1][i], i]).filter(bar => !bar.includes(null)), look)] : []),
      ],
    },
  };
};
