/* Draws the data of a Sheet on the base map. Text only ever enters by textContent. */
(function (labatlas) {
  'use strict';

  const CLASS_MARKS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const NAMES_FROM = 4.4;
  const TEXTURES = [null, hatch, dots, lines, grid];
  const patterns = {};
  const {corner, element, fail, geometry, ready, state} = labatlas;

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

  /* Shows the text of what the pointer is on. It is bound to no layer: streamlit-folium reads the
     tooltips of clicked layers back as markup. */
  function listen(map, layer) {
    const own = state(map);
    function show(event) {
      const source = event.sourceTarget, text = split.apply(null, source.text());
      const content = document.createElement('div');
      content.appendChild(element(text[1] ? 'b' : 'span', '', text[0]));
      content.appendChild(document.createTextNode(text[1]));
      own.tip.setLatLng(event.latlng).setContent(content).addTo(map);
      const lit = source.trace ? own.trace : source.getLatLngs ? own.outline : null;
      [own.trace, own.outline].forEach(function (other) { if (other !== lit) other.remove(); });
      if (!lit) return;
      lit.setLatLngs(source.trace ? source.trace() : source.getLatLngs());
      lit.addTo(map).bringToFront();
    }
    layer.on('mouseover mousemove click', show);
    layer.on('mouseout', function () { clear(own); });
  }

  function clear(own) {
    [own.tip, own.outline, own.trace].forEach(function (shown) { shown.remove(); });
  }

  /* Areas of a layer of its own, not those that fill the land, are known by their outlines. */
  function areasOf(map, json, units) {
    const own = state(map), edge = units ? own.look.unitEdge : own.look.edge;
    const areas = L.geoJSON(json, {
      renderer: own.canvas, smoothFactor: 0,
      style: {weight: units ? 0.7 : 0.4, color: edge, opacity: 1, fillOpacity: 1},
    });
    areas.getLayers().forEach(function (area, index) {
      area.index = index;
      area.text = function () {
        return [areas.labels[index], area.feature.properties.name];
      };
    });
    listen(map, areas);
    return areas;
  }

  function paint(areas, layer) {
    const fills = layer.fills.map(fill);
    areas.labels = layer.labels;
    areas.eachLayer(function (area) {
      const color = fills[CLASS_MARKS.indexOf(layer.classes[area.index])];
      if (area.options.fillColor !== color) area.setStyle({fillColor: color});
    });
  }

  function fill(entry) {
    const key = entry.join();
    if (!entry[1]) return entry[0];
    if (!patterns[key]) {
      const canvas = document.createElement('canvas'), ctx = canvas.getContext('2d');
      canvas.width = canvas.height = 6;
      ctx.fillStyle = entry[0];
      ctx.fillRect(0, 0, 6, 6);
      TEXTURES[entry[1]](ctx, entry[2]);
      patterns[key] = ctx.createPattern(canvas, 'repeat');
    }
    return patterns[key];
  }

  function hatch(ctx) {
    ctx.strokeStyle = '#8f8f8b';
    ctx.lineWidth = 0.9;
    [-6, 0, 6].forEach(function (shift) {
      ctx.moveTo(shift - 1, 7);
      ctx.lineTo(shift + 7, -1);
    });
    ctx.stroke();
  }

  function dots(ctx, ink) {
    ctx.fillStyle = ink;
    [[1.5, 1.5], [4.5, 4.5]].forEach(function (at) {
      ctx.beginPath();
      ctx.arc(at[0], at[1], 1.1, 0, 2 * Math.PI);
      ctx.fill();
    });
  }

  function lines(ctx, ink) {
    ctx.fillStyle = ink;
    ctx.globalAlpha = 0.7;
    ctx.fillRect(0, 2, 6, 1);
  }

  function grid(ctx, ink) {
    lines(ctx, ink);
    ctx.fillRect(2, 0, 1, 6);
  }

  /* Shows a sheet in place of an earlier one. The geometry of areas stays in memory. */
  function draw(map, version, data) {
    const own = state(map), turn = ++own.drawn;
    inflate(data).then(function (sheet) {
      own.words = sheet.words;
      return Promise.all(sheet.layers.map(function (layer) {
        return layer.geometry ? geometry(layer.geometry) : layer.outlines || null;
      })).then(function (found) {
        return ready(map).then(function (still) {
          // A later sheet may have overtaken this one.
          if (turn !== own.drawn) return;
          show(map, sheet, found, still);
          label(map, sheet);
          caption(map, sheet);
          announce(version);
        });
      });
    }).catch(fail(map));
  }

  function show(map, sheet, found, still) {
    const own = state(map), shown = {};
    if (own.failure) own.failure.remove();
    clear(own);
    own.paths.forEach(function (path) { if (path) path.remove(); });
    sheet.layers.forEach(function (layer, index) {
      if (layer.kind !== 'areas' || !layer.geometry) return;
      shown[layer.geometry] = true;
      const areas = own.areas[layer.geometry] = own.areas[layer.geometry]
        || areasOf(map, found[index]);
      paint(areas, layer);
      if (!map.hasLayer(areas)) areas.addTo(map);
    });
    Object.keys(own.areas).forEach(function (place) {
      if (!shown[place]) own.areas[place].remove();
    });
    let below = true;
    own.paths = sheet.layers.map(function (layer, index) {
      if (layer.kind === 'areas' && layer.geometry) return null;
      const fills = layer.kind === 'areas' || layer.kind === 'grid';
      // Above all that fills the land, and below all else.
      if (below && !fills) { own.lines.bringToFront(); below = false; }
      const path = pathOf(map, layer, found[index], still).addTo(map);
      if (layer.kind !== 'areas') listen(map, path);
      return path;
    });
    if (below) own.lines.bringToFront();
  }

  function pathOf(map, layer, json, still) {
    const own = state(map);
    if (layer.kind === 'grid') return new labatlas.Grid(layer, still[1], own.canvas);
    if (layer.kind === 'areas') {
      const areas = areasOf(map, json, true);
      paint(areas, layer);
      return areas;
    }
    const classes = Uint8Array.from(layer.classes, function (c) { return CLASS_MARKS.indexOf(c); });
    return layer.kind === 'lines' ? new labatlas.Lines(layer, classes, json, own.canvas)
      : new labatlas.Points(layer, classes, own.look.shapes, own.canvas);
  }

  function label(map, sheet) {
    const own = state(map), words = sheet.words;
    [[own.zoom._zoomInButton, words.zoomIn], [own.zoom._zoomOutButton, words.zoomOut],
      [own.home.firstChild, words.home]].forEach(function (pair) {
      pair[0].title = pair[1];
      pair[0].setAttribute('aria-label', pair[1]);
    });
    if (own.mark) own.mark.remove();
    own.mark = sheet.mark
      ? corner('topright', element('div', 'la-mark', sheet.mark)).addTo(map) : null;
  }

  /* The names of regions, then those of points, of each the uppermost layer first, and last those
     of seas and neighbours. */
  function caption(map, sheet) {
    const own = state(map), regions = [], places = [];
    sheet.layers.forEach(function (layer, index) {
      if (layer.kind === 'areas' || layer.kind === 'grid') return;
      const lines = layer.kind === 'lines';
      const names = lines ? regions : places;
      names.unshift.apply(names, layer.captions.map(function (name) {
        return {text: name[0], lon: name[1], lat: name[2],
          look: lines ? 'la-region' : 'la-place', color: lines ? deep(layer.looks[0][1]) : '',
          beside: lines ? null : own.paths[index]};
      }));
    });
    const names = regions.concat(places);
    sheet.names.forEach(function (name) {
      // On a phone's view of the whole country they would lie on coasts and crossings.
      names.push({text: name[0], lon: name[1], lat: name[2], from: NAMES_FROM,
        look: name[3] ? 'la-name la-water' : 'la-name'});
    });
    own.captions.set(names, own.paths.filter(function (path) {
      return path instanceof labatlas.Points;
    }));
  }

  /* The colour of a line, dark enough to be read as text. */
  function deep(color) {
    const parts = [1, 3, 5].map(function (at) { return parseInt(color.slice(at, at + 2), 16); });
    const light = (0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2]) / 255;
    const share = Math.min(1, 0.32 / light);
    return 'rgb(' + parts.map(function (part) { return Math.round(part * share); }).join() + ')';
  }

  /* The canvas is drawn in the next frame; after it, the page says which sheet is painted. */
  function announce(version) {
    requestAnimationFrame(function () {
      requestAnimationFrame(function () {
        document.documentElement.dataset.mapVersion = version;
      });
    });
  }

  labatlas.draw = draw;
})(window.labatlas = window.labatlas || {});
