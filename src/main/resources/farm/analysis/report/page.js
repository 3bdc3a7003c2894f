// Opens the tables and draws the charts when they come into view.

const DRAWINGS = {
  line: drawLine,
  stacked_area: drawStack(false),
  stacked_shares: drawStack(true),
  mirrored_areas: drawMirror,
  survival_steps: drawSurvival,
  heat_map: drawHeatMap,
  bars: drawBars,
  dot_plot: drawDots,
  box_plot: drawBoxes,
  scatter_grid: drawScatter,
  histogram: drawHistograms,
};

const figures = [];
let isPrinted = false;

/** A note on the rows that lack a number or key which gives a mark its place. */
const lostNote = (table, spec) => {
  const needed = [spec.x, spec.y, spec.time, spec.value].filter((name) => typeof name === "string");
  const isLost = (row) =>
    needed.some((name) =>
      table.isNumeric(name) ? toPlace(table.values(name)[row]) === null : table.values(name)[row] === null,
    );
  const lost = table.rows.filter(isLost).length;
  return lost === 0
    ? []
    : [`Not drawn: ${numberText(lost)} ${lost === 1 ? "row" : "rows"} without ${needed.join(" or ")}.`];
};

/** Draws a figure for its width now, and keeps the zoom of an earlier drawing. */
const draw = (figure) => {
  const { box, table, spec } = figure;
  const before = figure.chart?.getOption();
  const drawing = DRAWINGS[spec.type](table, spec, lookOf(box.clientWidth, isPrinted, figure.hidden));
  if (drawing.isWide && !box.parentElement.classList.contains("wide")) {
    box.parentElement.classList.add("wide");
    return draw(figure);
  }
  figure.width = box.clientWidth;
  box.style.height = drawing.height + "px";
  figure.note.textContent = [...(drawing.notes ?? []), ...lostNote(table, spec)].join(" ");
  if (!drawing.option) return;
  if (!figure.chart) {
    figure.chart = echarts.init(box, null, { renderer: "svg" });
    figure.chart.on("legendselectchanged", ({ selected }) => {
      figure.hidden = new Set(Object.keys(selected).filter((name) => !selected[name]));
      if (drawing.isPiled) show(figure);
    });
  }
  figure.chart.resize({ width: box.clientWidth, height: drawing.height });
  drawing.option.dataZoom?.forEach((zoom) => (zoom.show = !isPrinted));
  figure.chart.setOption(drawing.option, { notMerge: true });
  const zoom = before?.dataZoom?.[0];
  if (zoom && drawing.option.dataZoom)
    figure.chart.dispatchAction({ type: "dataZoom", start: zoom.start, end: zoom.end });
  box.dataset.drawn = spec.type;
};

/** Draws a figure; if that fails, says so in its place and goes on with the page. */
const show = (figure) => {
  try {
    draw(figure);
  } catch (problem) {
    figure.note.textContent = `This chart can't be drawn: ${problem.message}`;
    console.error(problem);
  }
};

const redraw = () => figures.filter((figure) => figure.chart).forEach(show);

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries.filter((entry) => entry.isIntersecting)) {
      seen.unobserve(entry.target);
      show(figures.find((figure) => figure.box === entry.target));
    }
  },
  { rootMargin: "600px" },
);

const openSection = (section) => {
  const details = section.querySelector("details.data");
  const lines = [...details.querySelector("tbody").rows];
  const table = openTable(parseData(section.querySelector("script").textContent), lines);
  enableTable(details, table, lines);
  details.open = table.charts.length === 0;
  section.querySelectorAll(".chart").forEach((box, index) => {
    const note = element("p", { className: "note" });
    box.after(note);
    figures.push({ box, note, table, spec: table.charts[index], hidden: new Set() });
    seen.observe(box);
  });
};

document.querySelectorAll("main > section").forEach(openSection);
document.documentElement.classList.add("ready");

let waiting = 0;
addEventListener("resize", () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => figures.filter((f) => f.chart && f.box.clientWidth !== f.width).forEach(show));
});
darkScreen.addEventListener("change", redraw);
addEventListener("beforeprint", () => {
  isPrinted = true;
  figures.forEach(show);
});
addEventListener("afterprint", () => {
  isPrinted = false;
  redraw();
});
