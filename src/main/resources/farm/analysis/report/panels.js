// Several small charts in one drawing.

/**
 * The places of `count` panels, each at least `least` pixels wide and with the inner margins `inner`; as many in each
 * row as the number of rows allows.
 */
const placePanels = (look, count, least, height, inner, { gap = 24, most = count, start = 0 } = {}) => {
  const room = look.width - start;
  const fitting = Math.max(1, Math.min(most, Math.floor((room + gap) / (least + gap))));
  const columns = Math.ceil(count / Math.ceil(count / fitting));
  const width = (room - gap * (columns - 1)) / columns;
  const panels = Array.from({ length: count }, (_, i) => {
    const left = start + (i % columns) * (width + gap);
    const top = Math.floor(i / columns) * height;
    return {
      left,
      top,
      width,
      isFirst: i % columns === 0,
      isLast: i + columns >= count,
      grid: {
        left: left + inner.left,
        top: top + inner.top,
        width: width - inner.left - inner.right,
        height: height - inner.top - inner.bottom,
      },
    };
  });
  return { panels, grid: panels.map((panel) => panel.grid), height: Math.ceil(count / columns) * height };
};

/** The width that the widest of these headings needs. */
const widestTitle = (texts, look) => Math.ceil(Math.max(...texts.map((text) => textWidth(text, look, "600 12px")))) + 6;

/** The headings of panels, cut to their width, `indent` pixels from the left. */
const panelTitles = (layout, texts, look, indent = 0) =>
  layout.panels.map((panel, i) => ({
    text: texts[i],
    left: panel.left + indent,
    top: panel.top + 2,
    padding: 0,
    textStyle: {
      color: look.text,
      fontSize: 12,
      fontWeight: 600,
      width: panel.width - indent - 4,
      overflow: "truncate",
    },
  }));

/** The axes that a series of this panel is drawn on. */
const onPanel = (i) => ({ xAxisIndex: i, yAxisIndex: i });
