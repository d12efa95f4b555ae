/* Lines and outlines on the canvas. Of borders that two areas share, each stretch is drawn once:
   the dashes of both would fill each other's gaps. */
(function (labatlas) {
  'use strict';

  const VERTICES_PER_DEGREE = 1e5, CASING = 1.6;
  const projected = new WeakMap();

  /* A feature of a geometry: its parts in pixels of zoom 0, each corner with a number that it
     shares with the same corner of other features. Made when it is first drawn. */
  function featureOf(json, code) {
    if (!projected.has(json)) projected.set(json, read(json));
    const own = projected.get(json);
    if (!own.made.has(code)) {
      const found = own.features.get(code);
      own.made.set(code, {
        name: found[0].properties.name,
        closed: found[0].geometry.type.endsWith('Polygon'),
        parts: found.flatMap(function (one) {
          return linesOf(one.geometry).map(function (line) { return part(line, own.numbers); });
        }),
      });
    }
    return own.made.get(code);
  }

  function read(json) {
    const features = new Map();
    json.features.forEach(function (feature) {
      const code = feature.properties.code;
      features.set(code, (features.get(code) || []).concat(feature));
    });
    return {features: features, numbers: new Map(), made: new Map()};
  }

  function linesOf(geometry) {
    if (geometry.type === 'LineString') return [geometry.coordinates];
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : geometry.coordinates;
  }

  function part(line, numbers) {
    const count = line.length, made = {
      line: line, x: new Float64Array(count), y: new Float64Array(count), id: new Int32Array(count)};
    line.forEach(function (at, i) {
      [made.x[i], made.y[i]] = labatlas.pixel(at[0], at[1]);
      const place = Math.round((at[0] + 180) * VERTICES_PER_DEGREE) * 2e7
        + Math.round((at[1] + 90) * VERTICES_PER_DEGREE);
      if (!numbers.has(place)) numbers.set(place, numbers.size);
      made.id[i] = numbers.get(place);
    });
    return Object.assign(made, boundsOf(made, 0, count - 1));
  }

  function boundsOf(part, first, last) {
    const box = {left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity};
    for (let i = first; i <= last; i++) {
      box.left = Math.min(box.left, part.x[i]);
      box.right = Math.max(box.right, part.x[i]);
      box.top = Math.min(box.top, part.y[i]);
      box.bottom = Math.max(box.bottom, part.y[i]);
    }
    return box;
  }

  /* The stretches of each class: what a class before it has is left out. */
  function stretches(drawn, classes, count) {
    const taken = new Set(), found = Array.from({length: count}, function () { return []; });
    for (let k = 0; k < count; k++) {
      drawn.forEach(function (feature, index) {
        if (classes[index] !== k) return;
        feature.parts.forEach(function (part) {
          let first = -1;
          function end(last) {
            if (first >= 0) found[k].push(
              Object.assign({part: part, first: first, last: last}, boundsOf(part, first, last)));
            first = -1;
          }
          for (let i = 0; i < part.id.length - 1; i++) {
            const low = Math.min(part.id[i], part.id[i + 1]);
            const edge = low * 2 ** 26 + Math.max(part.id[i], part.id[i + 1]);
            if (taken.has(edge)) { end(i); continue; }
            taken.add(edge);
            if (first < 0) first = i;
          }
          end(part.id.length - 1);
        });
      });
    }
    return found;
  }

  /* One canvas path for all lines of a layer: so the pointer finds the nearest of them. */
  labatlas.Lines = L.Path.extend({
    initialize: function (layer, classes, json, renderer) {
      L.setOptions(this, {interactive: true, weight: 0, renderer: renderer});
      this._layer = layer;
      this._drawn = layer.codes.map(function (code) { return featureOf(json, code); });
      this._stretches = stretches(this._drawn, classes, layer.looks.length);
    },
    text: function () { return [this._layer.labels[this._hit], this._drawn[this._hit].name]; },
    /* The lines of what the pointer is on, as Leaflet takes them. */
    trace: function () {
      return this._drawn[this._hit].parts.map(function (part) {
        return L.GeoJSON.coordsToLatLngs(part.line);
      });
    },
    _project: function () {
      const zoom = this._map.getZoom();
      this._scale = Math.pow(2, zoom);
      // Thinner on a phone's view of the whole country.
      this._width = this._layer.width * Math.max(0.6, Math.min(1, 0.7 + 0.24 * (zoom - 3.75)));
      this._origin = this._map.getPixelOrigin();
      this._update();
    },
    _update: function () { this._pxBounds = this._renderer._bounds; },
    _updatePath: function () {
      const renderer = this._renderer;
      if (!renderer._drawing) return;
      const ctx = renderer._ctx, width = this._width;
      const seen = this._zoomZero(renderer._redrawBounds || renderer._bounds, width);
      ctx.save();
      ctx.lineJoin = 'round';
      for (let k = this._stretches.length - 1; k >= 0; k--) {
        const look = this._layer.looks[k], dashed = look[0] === 'dashed';
        ctx.beginPath();
        this._stretches[k].forEach(function (stretch) { this._add(ctx, stretch, seen); }, this);
        // A light casing sets a line off from dark areas.
        ctx.lineCap = 'round';
        ctx.setLineDash([]);
        ctx.strokeStyle = '#ffffff';
        ctx.globalAlpha = 0.6;
        ctx.lineWidth = width + CASING;
        ctx.stroke();
        ctx.lineCap = dashed ? 'butt' : 'round';
        ctx.setLineDash(dashed ? [2 + 2.5 * width, 1 + 1.5 * width] : []);
        ctx.strokeStyle = look[1];
        ctx.globalAlpha = 1;
        ctx.lineWidth = width;
        ctx.stroke();
      }
      ctx.restore();
    },
    /* Only what is seen: dashes of a long line outside would cost more than all the rest. */
    _add: function (ctx, stretch, seen) {
      if (apart(stretch, seen)) return;
      const x = stretch.part.x, y = stretch.part.y, scale = this._scale, origin = this._origin;
      let pen = false;
      for (let i = stretch.first; i < stretch.last; i++) {
        const away = Math.max(x[i], x[i + 1]) < seen.left || Math.min(x[i], x[i + 1]) > seen.right
          || Math.max(y[i], y[i + 1]) < seen.top || Math.min(y[i], y[i + 1]) > seen.bottom;
        if (away) { pen = false; continue; }
        if (!pen) ctx.moveTo(x[i] * scale - origin.x, y[i] * scale - origin.y);
        ctx.lineTo(x[i + 1] * scale - origin.x, y[i + 1] * scale - origin.y);
        pen = true;
      }
    },
    /* Bounds on the screen, some pixels wider, in pixels of zoom 0. */
    _zoomZero: function (bounds, wider) {
      const scale = this._scale, origin = this._origin;
      return {
        left: (bounds.min.x - wider + origin.x) / scale,
        right: (bounds.max.x + wider + origin.x) / scale,
        top: (bounds.min.y - wider + origin.y) / scale,
        bottom: (bounds.max.y + wider + origin.y) / scale,
      };
    },
    /* On a border the area counts in which the pointer is; elsewhere the nearest line. */
    _containsPoint: function (point) {
      const reach = this._width / 2 + (L.Browser.mobile ? 8 : 4);
      const near = this._zoomZero({min: point, max: point}, reach), far = reach / this._scale;
      const x = (near.left + near.right) / 2, y = (near.top + near.bottom) / 2;
      let best = 2 * far, hit = -1;
      this._drawn.forEach(function (feature, index) {
        let distance = Infinity;
        feature.parts.forEach(function (part) {
          if (!apart(part, near)) distance = Math.min(distance, distanceTo(part, x, y));
        });
        if (distance > far) return;
        if (!feature.closed || !inside(feature.parts, x, y)) distance += far;
        if (distance <= best) { best = distance; hit = index; }
      });
      if (hit >= 0) this._hit = hit;
      return hit >= 0;
    },
  });

  function apart(one, other) {
    return one.right < other.left || one.left > other.right
      || one.bottom < other.top || one.top > other.bottom;
  }

  function distanceTo(part, x, y) {
    let best = Infinity;
    for (let i = 0; i < part.x.length - 1; i++) {
      const dx = part.x[i + 1] - part.x[i], dy = part.y[i + 1] - part.y[i];
      const along = ((x - part.x[i]) * dx + (y - part.y[i]) * dy) / (dx * dx + dy * dy || 1);
      const at = Math.max(0, Math.min(1, along));
      const ex = x - part.x[i] - at * dx, ey = y - part.y[i] - at * dy;
      best = Math.min(best, ex * ex + ey * ey);
    }
    return Math.sqrt(best);
  }

  function inside(parts, x, y) {
    let found = false;
    parts.forEach(function (part) {
      for (let i = 0; i < part.x.length - 1; i++) {
        const crosses = part.y[i] > y !== part.y[i + 1] > y && x < part.x[i]
          + (part.x[i + 1] - part.x[i]) * (y - part.y[i]) / (part.y[i + 1] - part.y[i]);
        if (crosses) found = !found;
      }
    });
    return found;
  }
})(window.labatlas = window.labatlas || {});
