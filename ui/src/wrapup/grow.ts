/** Lets a text area grow with its text, where the browser does not do so by itself. */
export function grow(area: HTMLTextAreaElement) {
  const fit = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  fit();
  area.addEventListener("input", fit);
  return () => area.removeEventListener("input", fit);
}
