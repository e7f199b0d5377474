// Draws the figures of this page with plotly.js over their static pictures. No less-than sign and no ampersand: the page may be XML.
(function () {
  "use strict";
  var source = "https://cdn.plot.ly/plotly-cartesian-4.1.1.min.js";

  // One request for all figures of the page; without an answer the static pictures stay.
  function plotly() {
    if (window.Plotly) return Promise.resolve(window.Plotly);
    if (window.__hstOffline) return Promise.resolve(null);
    window.__hstPlotly = window.__hstPlotly || new Promise(function (resolve) {
      var script = document.createElement("script");
      // A page with require.js: a module that registers there would not be found here.
      var define = window.define;
      function end() {
        if (define) window.define = define;
        resolve(window.Plotly || null);
      }
      if (define) window.define = undefined;
      script.onload = script.onerror = end;
      script.src = source;
      document.head.appendChild(script);
    });
    return window.__hstPlotly;
  }

  function style() {
    if (document.getElementById("hst-figure-style")) return;
    var sheet = document.createElement("style");
    sheet.id = "hst-figure-style";
    sheet.textContent =
      "[data-hst-shown=plotly] > [data-hst=static], [data-hst-shown=static] > [data-hst=plotly] { display: none }" +
      "[data-hst-figure] > button { position: absolute; left: 0; bottom: 0; padding: 0 4px; border: 0; background: none;" +
      "  font: 10px sans-serif; color: #808080; opacity: 0; cursor: pointer }" +
      "[data-hst-figure]:hover > button, [data-hst-figure] > button:focus { opacity: 1 }" +
      "@media print { [data-hst-figure] > [data-hst=static] { display: block !important }" +
      "  [data-hst-figure] > [data-hst=plotly], [data-hst-figure] > button { display: none !important } }";
    document.head.appendChild(sheet);
  }

  function draw(Plotly, figure) {
    if (figure.querySelector("[data-hst=plotly]")) return;
    var description = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
    var picture = figure.querySelector("[data-hst=static]").firstElementChild, layout = description.layout;
    // As wide as the picture is shown: in a narrow cell less than it was made for.
    var scale = Math.min(1, (picture.getBoundingClientRect().width || layout.width) / layout.width);

    var place = document.createElement("div"), button = document.createElement("button");
    place.setAttribute("data-hst", "plotly");
    place.style.cssText = "width: " + layout.width * scale + "px; height: " + layout.height * scale + "px;" +
      " transform-origin: 0 0; transform: scale(" + scale + ")";
    button.type = "button";
    function show(which) {
      figure.setAttribute("data-hst-shown", which);
      button.textContent = which === "plotly" ? "static" : "interactive";
    }
    button.onclick = function () { show(figure.getAttribute("data-hst-shown") === "plotly" ? "static" : "plotly"); };
    style();
    figure.style.position = "relative";
    figure.appendChild(place);
    Plotly.newPlot(place, description.data, layout, description.config).then(function () {
      figure.appendChild(button);
      show("plotly");
    }, function () { place.remove(); });
  }

  function all() {
    plotly().then(function (Plotly) {
      if (!Plotly) return;
      document.querySelectorAll("[data-hst-figure]").forEach(function (figure) {
        try {
          draw(Plotly, figure);
        } catch (fault) {
          figure.setAttribute("data-hst-shown", "static");
        }
      });
    });
  }

  // A cell's script may run before its figure is in the page.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all);
  else setTimeout(all, 0);
})();
