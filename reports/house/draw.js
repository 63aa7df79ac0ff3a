// Draws every chart over its static picture, as wide as its column. Without this script the pictures stay.
(() => {
  const NARROWEST = 210; // pixels of a panel

  const fitted = (spec, width) => {
    const copy = structuredClone(spec);
    const fit = (copy.usermeta || {}).fit;
    if (width < 520) copy.config.legend.columns = 2;
    if (!fit) { copy.width = width; return copy; }
    const columns = Math.max(1, Math.min(fit.columns, Math.floor((width - fit.left) / NARROWEST)));
    copy.columns = columns;
    copy.spec.width = Math.floor((width - fit.left) / columns - fit.gap);
    return copy;
  };

  const draw = async (figure) => {
    const place = figure.querySelector(".drawing");
    const kept = place.innerHTML;
    const width = Math.floor(place.clientWidth);
    const spec = JSON.parse(figure.querySelector("script").textContent);
    try {
      await vegaEmbed(place, fitted(spec, width), { ast: true, actions: false, renderer: "svg" });
      for (const mark of place.querySelectorAll("svg, svg [role]")) {
        for (const name of ["role", "aria-roledescription", "aria-label"]) mark.removeAttribute(name); // .drawing says it once
      }
      figure.dataset.drawn = width;
    } catch (error) {
      place.innerHTML = kept;
      console.error(figure.id, error);
    }
  };

  const drawAll = async (figures) => { for (const figure of figures) await draw(figure); };
  const figures = [...document.querySelectorAll("figure.chart")];
  drawAll(figures).then(() => { document.documentElement.dataset.drawn = figures.length; });

  let waiting;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => drawAll(figures.filter(
      (figure) => Math.floor(figure.querySelector(".drawing").clientWidth) !== Number(figure.dataset.drawn))), 200);
  });
})();
