// Several small charts in one drawing.

/** The places of `count` panels, each at least `least` pixels wide and with the inner margins `inner`. */
const placePanels = (look, count, least, height, inner, { gap = 24, most = count } = {}) => {
  const columns = Math.max(1, Math.min(most, Math.floor((look.width + gap) / (least + gap))));
  const width = (look.width - gap * (columns - 1)) / columns;
  const panels = Array.from({ length: count }, (_, i) => {
    const left = (i % columns) * (width + gap), top = Math.floor(i / columns) * height;
    return {
      index: i, left, top, width, row: Math.floor(i / columns), column: i % columns,
      grid: {
        left: left + inner.left, top: top + inner.top,
        width: width - inner.left - inner.right, height: height - inner.top - inner.bottom,
      },
    };
  });
  return { panels, columns, height: Math.ceil(count / columns) * height };
};

/** The heading of a panel, cut to its width. */
const panelTitle = (panel, text, look) => ({
  text, left: panel.left, top: panel.top + 2, padding: 0,
  textStyle: { color: look.text, fontSize: 12, fontWeight: 600, width: panel.width - 4, overflow: "truncate" },
});
