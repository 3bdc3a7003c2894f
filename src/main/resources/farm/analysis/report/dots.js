// Dots: a row for each run, the spread over many runs, and measures over parameters.

const drawDots = (table, spec, look) => {
  const rows = table.rows;
  const full = rows.map(row => nameText(table.values(spec.run)[row]));
  const names = shortNames(full);
  const numbers = spec.values.map(name => rows.map(row => toPlace(table.values(name)[row])));
  const left = Math.min(widest(names, look), look.width * 0.3) + 12;
  const ranges = numbers.map(column => rangeOf(column, 2));
  const ends = ranges.flatMap(range => [tickText(range.min), tickText(range.max)]);
  const edge = widest(ends, look) / 2 + 3;
  const inner = { left: edge, right: edge, top: 24, bottom: 26 };
  const height = inner.top + 20 * rows.length + inner.bottom + 10;
  const layout = placePanels({ ...look, width: look.width - left }, spec.values.length, 130, height, inner, { gap: 0 });
  const axes = spec.values.map((_, i) => i);
  return {
    height: layout.height,
    isWide: true,
    option: {
      ...baseOption(look, spec.title),
      title: layout.panels.map((panel, i) => panelTitle({ ...panel, left: panel.left + left + edge, width: panel.width - edge }, spec.values[i], look)),
      grid: layout.panels.map(panel => ({ ...panel.grid, left: panel.grid.left + left })),
      xAxis: axes.map(i => ({ ...valueAxisX(look, ""), gridIndex: i, ...ranges[i] })),
      yAxis: axes.map(i => ({
        ...namesAxis(look, names, "", left), gridIndex: i,
        axisLabel: { ...namesAxis(look, names, "", left).axisLabel, show: layout.panels[i].column === 0, interval: 0 },
        splitLine: { show: true, lineStyle: { color: look.line } },
      })),
      axisPointer: { link: [{ yAxisIndex: "all" }] },
      tooltip: {
        ...baseOption(look).tooltip, trigger: "axis", axisPointer: { axis: "y", type: "shadow", shadowStyle: { color: look.axis, opacity: 0.25 } },
        formatter: ([{ dataIndex }]) => tip(full[dataIndex], spec.values.map((name, i) => [null, name, numberText(numbers[i][dataIndex])])),
      },
      series: axes.map(i => ({
        type: "scatter", xAxisIndex: i, yAxisIndex: i, symbolSize: 9, itemStyle: { color: look.colors[0] },
        data: numbers[i].map((number, row) => [number, row]),
      })),
    },
  };
};

/** The value at a share of the sorted numbers, interpolated (type 7 of Hyndman and Fan). */
const quantileOf = (sorted, share) => {
  const at = share * (sorted.length - 1), low = Math.floor(at);
  return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
};

/** The box, the whiskers and the numbers beyond them. */
const boxOf = numbers => {
  const sorted = numbers.filter(number => number !== null).sort((a, b) => a - b);
  const [lower, middle, upper] = [0.25, 0.5, 0.75].map(share => quantileOf(sorted, share));
  const reach = 1.5 * (upper - lower);
  const inside = sorted.filter(number => number >= lower - reach && number <= upper + reach);
  return {
    count: sorted.length, box: [inside[0], lower, middle, upper, inside[inside.length - 1]],
    beyond: sorted.filter(number => number < lower - reach || number > upper + reach),
  };
};

const drawBoxes = (table, spec, look) => {
  const drawn = spec.values.filter(name => table.values(name).some(value => toPlace(value) !== null));
  const boxes = drawn.map(name => boxOf(table.values(name).map(toPlace)));
  const inner = { left: 22, right: 22, top: 26, bottom: 30 };
  const layout = placePanels(look, drawn.length, 220, 120, inner, { gap: 20 });
  return {
    height: layout.height,
    isWide: true,
    option: {
      ...baseOption(look, spec.title),
      title: layout.panels.map((panel, i) => panelTitle(panel, drawn[i], look)),
      grid: layout.panels.map(panel => panel.grid),
      xAxis: boxes.map((box, i) => ({
        ...valueAxisX(look, ""), gridIndex: i, ...rangeOf([...box.box, ...box.beyond], 4),
        splitLine: { show: true, lineStyle: { color: look.line } },
      })),
      yAxis: boxes.map((_, i) => ({ ...axisBase(look), type: "category", data: [""], gridIndex: i, axisLine: { show: false } })),
      tooltip: {
        ...baseOption(look).tooltip, trigger: "item",
        formatter: ({ seriesType, seriesIndex, value }) => {
          const i = Math.floor(seriesIndex / 2);
          if (seriesType === "scatter") return tip(drawn[i], [[null, "value", numberText(value[0])]]);
          const names = ["lower whisker", "first quartile", "median", "third quartile", "upper whisker"];
          return tip(drawn[i], [...names.map((name, part) => [null, name, numberText(boxes[i].box[part])]), [null, "values", numberText(boxes[i].count)]]);
        },
      },
      series: boxes.flatMap((box, i) => [
        {
          type: "boxplot", layout: "vertical", xAxisIndex: i, yAxisIndex: i, data: [box.box], boxWidth: [14, 26],
          itemStyle: { color: look.colors[0] + "33", borderColor: look.colors[0], borderWidth: 1.5 },
        },
        { type: "scatter", xAxisIndex: i, yAxisIndex: i, data: box.beyond.map(number => [number, 0]), symbolSize: 5, itemStyle: { color: look.colors[0], opacity: 0.6 } },
      ]),
    },
  };
};

const drawScatter = (table, spec, look) => {
  const pairs = spec.y.flatMap(y => spec.x.map(x => ({ x, y })));
  const left = 52;
  const inner = { left, right: 20, top: 26, bottom: 46 };
  const layout = placePanels(look, pairs.length, 180, 230, inner, { gap: 16, most: spec.x.length });
  const places = name => table.isNumeric(name) ? null : ascending(table, name);
  const axisX = (name, i) => {
    const names = places(name);
    return names
      ? { ...axisBase(look), type: "category", data: names.map(nameText), name, nameLocation: "middle", nameGap: 26, gridIndex: i }
      : { ...valueAxisX(look, name), nameGap: 26, gridIndex: i, ...rangeOf(table.values(name).map(toPlace), 4), scale: true };
  };
  const xOf = (name, row) => table.isNumeric(name) ? toPlace(table.values(name)[row]) : places(name).indexOf(table.values(name)[row]);
  return {
    height: layout.height,
    isWide: true,
    option: {
      ...baseOption(look, spec.title),
      title: layout.panels.map((panel, i) => panelTitle(panel, pairs[i].y, look)),
      grid: layout.panels.map(panel => panel.grid),
      xAxis: pairs.map(({ x }, i) => axisX(x, i)),
      yAxis: pairs.map(({ y }, i) => ({ ...valueAxisY(look, ""), gridIndex: i, ...rangeOf(table.values(y).map(toPlace), 4) })),
      tooltip: {
        ...baseOption(look).tooltip, trigger: "item",
        formatter: ({ seriesIndex, value }) => {
          const { y } = pairs[seriesIndex], row = value[2];
          const heading = spec.label ? nameText(table.values(spec.label)[row]) : `row ${row + 1}`;
          return tip(heading, [...spec.x, y].map(name => [null, name, table.isNumeric(name) ? numberText(toNumber(table.values(name)[row])) : nameText(table.values(name)[row])]));
        },
      },
      series: pairs.map(({ x, y }, i) => ({
        type: "scatter", xAxisIndex: i, yAxisIndex: i, symbolSize: 8, itemStyle: { color: look.colors[0], opacity: 0.65 },
        data: table.rows.map(row => [xOf(x, row), toPlace(table.values(y)[row]), row]).filter(([a, b]) => a !== null && b !== null),
      })),
    },
  };
};
