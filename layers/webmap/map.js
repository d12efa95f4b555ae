/* Draws a base map and the data of a Sheet with Leaflet. Text only ever enters by textContent. */
(function () {
  'use strict';

  const AROUND = [[-20, -150], [55, -50]];
  const MARKS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const MANY = 1500, NAMES_FROM = 4.4, TRIES = 3, PATIENCE_MS = 20000;
  const FAILED = 'The map could not load. Reload the page. / '
    + 'El mapa no se pudo cargar. Vuelva a cargar la página.';
  const geometries = {}, hatchings = {};

  function inflate(data) {
    const bytes = Uint8Array.from(atob(data), function (c) { return c.charCodeAt(0); });
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Response(stream).json();
  }

  /* A label as [place, remark]: it reads "place: remark", and may leave out a known name. */
  function split(label, name) {
    const text = (label[0] === '+' ? name : '') + label.slice(1), colon = text.indexOf(': ');
    return colon < 0 ? [text, ''] : [text.slice(0, colon + 2), text.slice(colon + 2)];
  }

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

  /* One canvas path that draws all points of a layer: a path for each would be slow beyond some
     thousand. Coordinates are kept as pixels of zoom 0. */
  const Cloud = L.Path.extend({
    initialize: function (layer, renderer) {
      L.setOptions(this, {interactive: true, weight: 0, renderer: renderer});
      const count = layer.lon.length;
      this._layer = layer;
      this._x0 = new Float64Array(count);
      this._y0 = new Float64Array(count);
      this._x = new Float32Array(count);
      this._y = new Float32Array(count);
      for (let i = 0; i < count; i++) {
        const at = L.latLng(layer.lat[i] / layer.steps, layer.lon[i] / layer.steps);
        const pixel = L.CRS.EPSG3857.latLngToPoint(at, 0);
        this._x0[i] = pixel.x;
        this._y0[i] = pixel.y;
      }
      this._sorts = Uint8Array.from(layer.classes, function (c) { return MARKS.indexOf(c); });
    },
    text: function () { return split(this._layer.labels[this._hit], ''); },
    _project: function () {
      const zoom = this._map.getZoom(), scale = Math.pow(2, zoom);
      const origin = this._map.getPixelOrigin();
      for (let i = 0; i < this._x.length; i++) {
        this._x[i] = this._x0[i] * scale - origin.x;
        this._y[i] = this._y0[i] * scale - origin.y;
      }
      const small = this._x.length > MANY;
      // Small where the whole country is seen, so that the marks leave the colours below visible.
      this._radius = small ? 2 + Math.min(3, Math.max(0, zoom - 4) / 2)
        : Math.min(7, 3 + Math.max(0, zoom - 4) * 0.75);
      this._sprites = this._layer.marks.map(function (mark) {
        return sprite(mark[0], mark[1], this._radius, small);
      }, this);
      this._update();
    },
    _update: function () { this._pxBounds = this._renderer._bounds; },
    _updatePath: function () {
      const renderer = this._renderer;
      if (!renderer._drawing) return;
      const seen = renderer._redrawBounds || renderer._bounds, reach = this._radius + 2;
      const left = seen.min.x - reach, right = seen.max.x + reach;
      const top = seen.min.y - reach, bottom = seen.max.y + reach;
      for (let i = 0; i < this._x.length; i++) {
        const x = this._x[i], y = this._y[i];
        if (x < left || x > right || y < top || y > bottom) continue;
        renderer._ctx.drawImage(this._sprites[this._sorts[i]], x - reach, y - reach,
          2 * reach, 2 * reach);
      }
    },
    _containsPoint: function (point) {
      const reach = this._radius + (L.Browser.mobile ? 8 : 2);
      let best = reach * reach, hit = -1;
      for (let i = 0; i < this._x.length; i++) {
        const dx = this._x[i] - point.x, dy = this._y[i] - point.y, far = dx * dx + dy * dy;
        if (far <= best) { best = far; hit = i; }
      }
      if (hit >= 0) this._hit = hit;
      return hit >= 0;
    },
  });

  function sprite(shape, color, radius, small) {
    const half = radius + 2, fine = 2, canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.ceil(2 * half * fine);
    const ctx = canvas.getContext('2d');
    ctx.scale(canvas.width / (2 * half), canvas.width / (2 * half));
    ctx.translate(half, half);
    ctx.beginPath();
    if (shape === 'circle') ctx.arc(0, 0, radius * 0.9, 0, 2 * Math.PI);
    else corners(shape).forEach(function (c) { ctx.lineTo(c[0] * radius, c[1] * radius); });
    ctx.closePath();
    ctx.globalAlpha = small ? 0.75 : 1;
    ctx.fillStyle = color;
    ctx.fill();
    // A light rim sets a mark off from a dark area, a dark line from a light one.
    if (!small) { ctx.lineWidth = 2.2; ctx.strokeStyle = '#ffffff'; ctx.stroke(); ctx.fill(); }
    ctx.lineWidth = small ? 0.4 : 0.9;
    ctx.strokeStyle = '#3a3833';
    ctx.stroke();
    return canvas;
  }

  function corners(shape) {
    if (shape === 'triangle') return [[0, -1], [1, 0.85], [-1, 0.85]];
    if (shape === 'diamond') return [[0, -1.1], [1.1, 0], [0, 1.1], [-1.1, 0]];
    return [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]];
  }

  function state(map) {
    if (!map.labatlas) map.labatlas = {areas: {}, clouds: [], drawn: 0};
    return map.labatlas;
  }

  /* Shows the text of what the pointer is on. It is bound to no layer: streamlit-folium reads the
     tooltips of clicked layers back as markup. */
  function listen(map, layer) {
    const own = state(map);
    function show(event) {
      const source = event.sourceTarget, text = source.text();
      const content = document.createElement('div');
      content.appendChild(element(text[1] ? 'b' : 'span', '', text[0]));
      content.appendChild(document.createTextNode(text[1]));
      own.tip.setLatLng(event.latlng).setContent(content).addTo(map);
      if (source.getLatLngs) own.outline.setLatLngs(source.getLatLngs()).addTo(map).bringToFront();
    }
    layer.on('mouseover mousemove click', show);
    layer.on('mouseout', function () { own.tip.remove(); own.outline.remove(); });
  }

  function areasOf(map, json) {
    const own = state(map);
    const areas = L.geoJSON(json, {
      renderer: own.canvas, smoothFactor: 0,
      style: {weight: 0.4, color: own.look.edge, opacity: 1, fillOpacity: 1},
    });
    areas.getLayers().forEach(function (area, index) {
      area.index = index;
      area.text = function () {
        return split(areas.labels[index], area.feature.properties.name);
      };
    });
    listen(map, areas);
    return areas;
  }

  function paint(areas, layer) {
    const fills = layer.fills.map(fill);
    areas.labels = layer.labels;
    areas.eachLayer(function (area) {
      const color = fills[MARKS.indexOf(layer.classes[area.index])];
      if (area.options.fillColor !== color) area.setStyle({fillColor: color});
    });
  }

  function fill(entry) {
    const color = entry[0];
    if (!entry[1]) return color;
    if (!hatchings[color]) {
      const canvas = document.createElement('canvas'), ctx = canvas.getContext('2d');
      canvas.width = canvas.height = 6;
      ctx.fillStyle = color;
      ctx.fillRect(0, 0, 6, 6);
      ctx.strokeStyle = '#8f8f8b';
      ctx.lineWidth = 0.9;
      [-6, 0, 6].forEach(function (shift) {
        ctx.moveTo(shift - 1, 7);
        ctx.lineTo(shift + 7, -1);
      });
      ctx.stroke();
      hatchings[color] = ctx.createPattern(canvas, 'repeat');
    }
    return hatchings[color];
  }

  function fit(map) {
    const own = state(map);
    own.fitting = true;
    // Beyond the whole country the base map ends.
    map.setMinZoom(0);
    map.fitBounds(own.look.bounds, {animate: false});
    map.setMinZoom(map.getZoom());
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
    map.setMaxBounds(AROUND);
    // On a phone's view of the whole country the names would lie on coasts and crossings.
    map.on('zoomend', function () {
      map.getContainer().classList.toggle('la-far', map.getZoom() < NAMES_FROM);
    });
    fit(map);
    keepFitted(map);
    map.createPane('names').style.zIndex = 450;
    map.getPane('names').style.pointerEvents = 'none';
    own.canvas = L.canvas({padding: 0.4}).addTo(map);
    own.tip = L.tooltip({className: 'la-tip', direction: 'top', offset: [0, -8]});
    own.outline = L.polygon([], {
      renderer: own.canvas, interactive: false, fill: false, color: '#1c1c1c', weight: 2,
      smoothFactor: 0});
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
          still(found[1], look.home);
          own.lines = still(found[1], look.states);
        });
      own.ready.catch(function () { own.ready = null; });
    }
    return own.ready;
  }

  /* Shows a sheet in place of an earlier one. The geometry of areas stays in memory. */
  function draw(map, version, data) {
    const own = state(map), turn = ++own.drawn;
    inflate(data).then(function (sheet) {
      own.words = sheet.words;
      return Promise.all(sheet.layers.map(function (layer) {
        return layer.kind === 'areas' ? geometry(layer.geometry) : null;
      })).then(function (found) {
        return ready(map).then(function () {
          // A later sheet may have overtaken this one.
          if (turn !== own.drawn) return;
          show(map, sheet, found);
          label(map, sheet);
          announce(version);
        });
      });
    }).catch(fail(map));
  }

  function show(map, sheet, found) {
    const own = state(map), shown = {};
    if (own.failure) own.failure.remove();
    own.tip.remove();
    own.outline.remove();
    own.clouds.forEach(function (cloud) { cloud.remove(); });
    own.clouds = [];
    sheet.layers.forEach(function (layer, index) {
      if (layer.kind !== 'areas') return;
      shown[layer.geometry] = true;
      const areas = own.areas[layer.geometry] = own.areas[layer.geometry]
        || areasOf(map, found[index]);
      paint(areas, layer);
      if (!map.hasLayer(areas)) { areas.addTo(map); own.lines.bringToFront(); }
    });
    Object.keys(own.areas).forEach(function (place) {
      if (!shown[place]) own.areas[place].remove();
    });
    sheet.layers.forEach(function (layer) {
      if (layer.kind !== 'points') return;
      const cloud = new Cloud(layer, own.canvas);
      own.clouds.push(cloud.addTo(map));
      listen(map, cloud);
    });
  }

  function label(map, sheet) {
    const own = state(map), words = sheet.words;
    [[own.zoom._zoomInButton, words.zoomIn], [own.zoom._zoomOutButton, words.zoomOut],
      [own.home.firstChild, words.home]].forEach(function (pair) {
      pair[0].title = pair[1];
      pair[0].setAttribute('aria-label', pair[1]);
    });
    if (own.names) own.names.remove();
    own.names = L.layerGroup(sheet.names.map(function (name) {
      const text = element('span', name[3] ? 'la-name la-water' : 'la-name', name[0]);
      return L.marker([name[2], name[1]], {pane: 'names', interactive: false, keyboard: false,
        icon: L.divIcon({html: text, className: '', iconSize: [0, 0]})});
    })).addTo(map);
    if (own.mark) own.mark.remove();
    own.mark = sheet.mark
      ? corner('topright', element('div', 'la-mark', sheet.mark)).addTo(map) : null;
  }

  /* The canvas is drawn in the next frame; after it, the page says which sheet is painted. */
  function announce(version) {
    requestAnimationFrame(function () {
      requestAnimationFrame(function () {
        document.documentElement.dataset.mapVersion = version;
      });
    });
  }

  window.labatlas = {base: base, draw: draw};
})();
