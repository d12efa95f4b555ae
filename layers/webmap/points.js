/* Points on the canvas: their marks, and circles as wide as they may be off. */
(function (labatlas) {
  'use strict';

  const MANY = 1500, AVOIDED = 300, FINE = 2, AROUND_EARTH_KM = 40075.017;

  /* Where a place lies on the whole world drawn 256 pixels wide, as Leaflet does at zoom 0. */
  labatlas.pixel = function (lon, lat) {
    const angle = Math.PI / 4 + lat * Math.PI / 360;
    return [(lon + 180) * 256 / 360, 128 - 128 * Math.log(Math.tan(angle)) / Math.PI];
  };

  /* One canvas path that draws all points of a layer: a path for each would be slow beyond some
     thousand. Coordinates are kept as pixels of zoom 0. */
  labatlas.Points = L.Path.extend({
    initialize: function (layer, classes, shapes, renderer) {
      L.setOptions(this, {interactive: true, weight: 0, renderer: renderer});
      const count = layer.lon.length;
      this._layer = layer;
      this._classes = classes;
      this._shapes = shapes;
      this._x0 = new Float64Array(count);
      this._y0 = new Float64Array(count);
      this._x = new Float32Array(count);
      this._y = new Float32Array(count);
      this._circles0 = new Float64Array(count);
      this._widest0 = 0;
      for (let i = 0; i < count; i++) {
        const lat = layer.lat[i] / layer.steps;
        [this._x0[i], this._y0[i]] = labatlas.pixel(layer.lon[i] / layer.steps, lat);
        if (!layer.radius.length) continue;
        const kmPerPixel = AROUND_EARTH_KM * Math.cos(lat * Math.PI / 180) / 256;
        this._circles0[i] = layer.radius[i] / kmPerPixel;
        this._widest0 = Math.max(this._widest0, this._circles0[i]);
      }
    },
    text: function () { return [this._layer.labels[this._hit], '']; },
    /* Half the width of a mark. */
    reach: function () { return this._reach; },
    /* The middle of each mark, unless they are so many that names could not keep off them. */
    places: function () {
      return this._x.length > AVOIDED ? [] : Array.from(this._x, function (x, i) {
        return [x, this._y[i]];
      }, this);
    },
    _project: function () {
      const zoom = this._map.getZoom(), scale = Math.pow(2, zoom);
      const origin = this._map.getPixelOrigin();
      for (let i = 0; i < this._x.length; i++) {
        this._x[i] = this._x0[i] * scale - origin.x;
        this._y[i] = this._y0[i] * scale - origin.y;
      }
      this._scale = scale;
      const small = this._x.length > MANY;
      // Small where the whole country is seen, so that the marks leave the colours below visible.
      this._radius = small ? 2 + Math.min(3, Math.max(0, zoom - 4) / 2)
        // A frame that is being hidden has no size, and so the zoom of the whole world.
        : Math.max(1, Math.min(7, 3 + (zoom - 4) * (zoom < 4 ? 1.5 : 0.75)));
      this._reach = this._radius * 1.3 + 1;
      this._sprites = this._layer.looks.map(function (look) {
        return sprite(this._shapes[look[0]], look[1], look[2], this._radius, small);
      }, this);
      this._update();
    },
    _update: function () { this._pxBounds = this._renderer._bounds; },
    _updatePath: function () {
      const renderer = this._renderer;
      if (!renderer._drawing) return;
      const seen = renderer._redrawBounds || renderer._bounds, ctx = renderer._ctx;
      if (this._widest0) this._drawCircles(ctx, seen);
      const half = this._reach + 1;
      const left = seen.min.x - half, right = seen.max.x + half;
      const top = seen.min.y - half, bottom = seen.max.y + half;
      for (let i = 0; i < this._x.length; i++) {
        const x = this._x[i], y = this._y[i];
        if (x < left || x > right || y < top || y > bottom) continue;
        ctx.drawImage(this._sprites[this._classes[i]], x - half, y - half, 2 * half, 2 * half);
      }
    },
    _drawCircles: function (ctx, seen) {
      ctx.save();
      ctx.lineWidth = 1;
      for (let i = 0; i < this._x.length; i++) {
        const x = this._x[i], y = this._y[i], radius = this._circles0[i] * this._scale;
        if (!radius || x < seen.min.x - radius || x > seen.max.x + radius
          || y < seen.min.y - radius || y > seen.max.y + radius) continue;
        ctx.beginPath();
        ctx.arc(x, y, radius, 0, 2 * Math.PI);
        ctx.fillStyle = ctx.strokeStyle = this._layer.looks[this._classes[i]][1];
        ctx.globalAlpha = 0.1;
        ctx.fill();
        ctx.globalAlpha = 0.75;
        ctx.stroke();
      }
      ctx.restore();
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

  function sprite(corners, color, hollow, radius, small) {
    const half = radius * 1.3 + 2, canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.ceil(2 * half * FINE);
    const ctx = canvas.getContext('2d');
    ctx.scale(canvas.width / (2 * half), canvas.width / (2 * half));
    ctx.translate(half, half);
    ctx.lineJoin = 'round';
    ctx.beginPath();
    if (corners.length) corners.forEach(function (c) { ctx.lineTo(c[0] * radius, c[1] * radius); });
    else ctx.arc(0, 0, radius * 0.9, 0, 2 * Math.PI);
    ctx.closePath();
    ctx.globalAlpha = small ? 0.75 : 1;
    ctx.fillStyle = hollow ? '#ffffff' : color;
    ctx.fill();
    // A light rim sets a mark off from a dark area, a dark line from a light one.
    if (!small) { ctx.lineWidth = 2.2; ctx.strokeStyle = '#ffffff'; ctx.stroke(); ctx.fill(); }
    // Thin forms would lose their colour under a thick line.
    const thin = small || corners.length > 4;
    ctx.lineWidth = hollow ? radius * 0.28 + 0.4 : thin ? 0.4 : 0.9;
    ctx.strokeStyle = hollow ? color : '#3a3833';
    ctx.stroke();
    return canvas;
  }
})(window.labatlas = window.labatlas || {});
