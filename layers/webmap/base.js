/* The base map with its buttons, and the geometries that are drawn on it. Text only ever enters by
   textContent. */
(function (labatlas) {
  'use strict';

  const AROUND = [[-20, -150], [55, -50]];
  // The neighbours are cut off here, and a high map would show sea where there is land.
  const NORTH = [[37.95, -122.83], [55, -78]];
  const TRIES = 3, PATIENCE_MS = 20000;
  const FAILED = 'The map could not load. Reload the page. / '
    + 'El mapa no se pudo cargar. Vuelva a cargar la página.';
  const geometries = {};

  function load(url, tries) {
    const stop = new AbortController();
    const timer = setTimeout(function () { stop.abort(); }, PATIENCE_MS);
    return fetch(url, {signal: stop.signal}).then(function (answer) {
      if (!answer.ok) throw new Error(url + ': ' + answer.status);
      return answer.json();
    }).catch(function (error) {
      if (tries > 1) return load(url, tries - 1);
      throw error;
    }).finally(function () { clearTimeout(timer); });
  }

  /* A geometry is read once per page: from an element of it, or from this server. */
  function geometry(place) {
    if (!geometries[place]) {
      geometries[place] = place[0] === '#'
        ? Promise.resolve(JSON.parse(document.getElementById(place.slice(1)).textContent))
        : load(place, TRIES);
      // A later change of a filter may try again.
      geometries[place].catch(function () { delete geometries[place]; });
    }
    return geometries[place];
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function corner(position, content) {
    const control = L.control({position: position});
    control.onAdd = function () { return content; };
    return control;
  }

  function state(map) {
    if (!map.labatlas) map.labatlas = {areas: {}, paths: [], drawn: 0};
    return map.labatlas;
  }

  function fit(map) {
    const own = state(map);
    own.fitting = true;
    // A pan back into the bounds would go on after the map is fitted, and carry it away.
    map.setMaxBounds(null);
    map.stop();
    // Beyond the whole country the base map ends.
    map.setMinZoom(0);
    map.fitBounds(own.look.bounds, {animate: false});
    map.setMinZoom(map.getZoom());
    map.setMaxBounds(AROUND);
    own.fitting = false;
    own.moved = false;
  }

  /* Keeps the whole country in view when the window changes or is printed, unless the reader has
     moved the map: then its centre stays. */
  function keepFitted(map) {
    const own = state(map);
    map.on('dragstart zoomstart', function () { if (!own.fitting) own.moved = true; });
    function resize(always) {
      const refit = always || !own.moved;
      if (refit) map.setMaxBounds(null);
      map.invalidateSize({pan: !refit, animate: false});
      if (refit) fit(map);
    }
    new ResizeObserver(function () { resize(false); }).observe(map.getContainer());
    window.matchMedia('print').addEventListener('change', function () { resize(true); });
  }

  function fail(map) {
    return function (error) {
      const own = state(map), words = own.words;
      console.error(error);
      if (own.failure) own.failure.remove();
      own.failure = corner('bottomleft',
        element('div', 'la-failed', words ? words.failed : FAILED)).addTo(map);
    };
  }

  function home(map) {
    const bar = element('div', 'leaflet-bar', '');
    const link = bar.appendChild(element('a', 'la-home', '\u2302'));
    link.href = '#';
    link.setAttribute('role', 'button');
    L.DomEvent.disableClickPropagation(bar);
    L.DomEvent.on(link, 'click', function (event) { L.DomEvent.preventDefault(event); fit(map); });
    return bar;
  }

  function base(map, places, look) {
    const own = state(map);
    own.look = look;
    map.getContainer().style.background = look.sea;
    map.attributionControl.setPrefix(false);
    fit(map);
    keepFitted(map);
    map.createPane('names').style.zIndex = 450;
    map.getPane('names').style.pointerEvents = 'none';
    own.captions = new labatlas.Captions(map, map.getPane('names'));
    own.canvas = L.canvas({padding: 0.4}).addTo(map);
    own.tip = L.tooltip({className: 'la-tip', direction: 'top', offset: [0, -8]});
    const lit = {renderer: own.canvas, interactive: false, fill: false, color: '#1c1c1c', weight: 2,
      smoothFactor: 0};
    own.outline = L.polygon([], lit);
    own.trace = L.polyline([], lit);
    own.zoom = L.control.zoom({position: 'topleft'}).addTo(map);
    own.home = home(map);
    corner('topleft', own.home).addTo(map);
    L.control.scale({imperial: false}).addTo(map);
    own.places = places;
    ready(map).catch(fail(map));
  }

  /* The land below the data and the lines above it; what failed is tried again at the next sheet. */
  function ready(map) {
    const own = state(map);
    if (!own.ready) {
      own.ready = Promise.all([geometry(own.places.neighbours), geometry(own.places.states)])
        .then(function (found) {
          const look = own.look;
          function still(json, style) {
            return L.geoJSON(json, {
              renderer: own.canvas, style: style, interactive: false, smoothFactor: 0}).addTo(map);
          }
          // All on one canvas, the sea too: printed, a canvas may lose what shines through it.
          L.rectangle(AROUND, {renderer: own.canvas, interactive: false, stroke: false,
            fillColor: look.sea, fillOpacity: 1}).addTo(map);
          still(found[0], look.neighbours);
          L.rectangle(NORTH, {renderer: own.canvas, interactive: false, stroke: false,
            fillColor: look.neighbours.fillColor, fillOpacity: 1}).addTo(map);
          still(found[1], look.home);
          own.lines = still(found[1], look.states);
          return found;
        });
      own.ready.catch(function () { own.ready = null; });
    }
    return own.ready;
  }

  Object.assign(labatlas, {base, corner, element, fail, geometry, ready, state});
})(window.labatlas = window.labatlas || {});
