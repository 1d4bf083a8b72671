/** Lets a text area grow with its text, where the browser does not do so by itself. */
export function grow(area: HTMLTextAreaElement) {
  let width = 0;
  const fit = () => {
    area.style.height = "auto";
    // Not laid out yet, as in a dialog before it opens: the number of rows stands.
    if (area.scrollHeight === 0) return;
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  const resized = new ResizeObserver(() => {
    if (area.clientWidth === width) return;
    width = area.clientWidth;
    fit();
  });
  resized.observe(area);
  area.addEventListener("input", fit);
  return () => {
    resized.disconnect();
    area.removeEventListener("input", fit);
  };
}
