/* A surface on the canvas: a picture of classes that is even in Web Mercator, cut at the coast and
   the borders. Drawn on the one canvas of the map, so that it lies in its order and prints. */
(function (labatlas) {
  'use strict';

  const CLASS_MARKS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const STRIPE = '#a9a8a4', STRIPE_SHARE = 0.22;
  const countries = new WeakMap();

  /* The country in pixels of zoom 0. */
  function countryOf(json) {
    if (!countries.has(json)) {
      const path = new Path2D();
      json.features.forEach(function (feature) {
        const own = feature.geometry;
        (own.type === 'Polygon' ? [own.coordinates] : own.coordinates).flat().forEach(
          function (ring) {
            ring.forEach(function (at, i) {
              const place = labatlas.pixel(at[0], at[1]);
              if (i) path.lineTo(place[0], place[1]);
              else path.moveTo(place[0], place[1]);
            });
            path.closePath();
          });
      });
      countries.set(json, path);
    }
    return countries.get(json);
  }

  function rgb(color) {
    return [1, 3, 5].map(function (at) { return parseInt(color.slice(at, at + 2), 16); });
  }

  function pictureOf(layer) {
    const canvas = document.createElement('canvas');
    canvas.width = layer.width;
    canvas.height = layer.height;
    const ctx = canvas.getContext('2d'), image = ctx.createImageData(layer.width, layer.height);
    const fills = layer.fills.map(function (fill) { return rgb(fill[0]); });
    const stripe = rgb(STRIPE), wide = Math.max(1, Math.round(layer.hatch * STRIPE_SHARE));
    const pixels = image.data;
    for (let i = 0, at = 0; i < layer.classes.length; i++, at += 4) {
      const k = labatlas.classAt[layer.classes.charCodeAt(i)];
      if (k < 0) continue;
      const across = i % layer.width + Math.floor(i / layer.width);
      const color = layer.fills[k][1] === 1 && across % layer.hatch < wide ? stripe : fills[k];
      pixels[at] = color[0];
      pixels[at + 1] = color[1];
      pixels[at + 2] = color[2];
      pixels[at + 3] = 255;
    }
    ctx.putImageData(image, 0, 0);
    return canvas;
  }

  labatlas.classAt = new Int8Array(128).fill(-1);
  Array.from(CLASS_MARKS).forEach(function (mark, k) {
    labatlas.classAt[mark.charCodeAt(0)] = k;
  });

  labatlas.Grid = L.Path.extend({
    initialize: function (layer, states, renderer) {
      L.setOptions(this, {interactive: true, weight: 0, renderer: renderer});
      this._layer = layer;
      this._hit = -1;
      if (!layer.width) return;
      this._country = countryOf(states);
      this._picture = pictureOf(layer);
      const west = layer.edges[0], south = layer.edges[1];
      const east = layer.edges[2], north = layer.edges[3];
      [this._left, this._top] = labatlas.pixel(west, north);
      [this._right, this._bottom] = labatlas.pixel(east, south);
    },
    text: function () { return [this._layer.labels[this._hit], '']; },
    _project: function () {
      this._scale = Math.pow(2, this._map.getZoom());
      this._origin = this._map.getPixelOrigin();
      this._update();
    },
    _update: function () { this._pxBounds = this._renderer._bounds; },
    _updatePath: function () {
      const renderer = this._renderer, ctx = renderer._ctx;
      if (!renderer._drawing || !this._picture) return;
      ctx.save();
      ctx.translate(-this._origin.x, -this._origin.y);
      ctx.scale(this._scale, this._scale);
      ctx.clip(this._country, 'evenodd');
      const width = this._right - this._left, height = this._bottom - this._top;
      // Cells are shown as they are once they are larger than a pixel of the screen.
      ctx.imageSmoothingEnabled = width * this._scale < this._picture.width;
      ctx.imageSmoothingQuality = 'high';
      ctx.drawImage(this._picture, this._left, this._top, width, height);
      ctx.restore();
    },
    /* The class of the cell that a point of the screen lies in; -1 where nothing is drawn. */
    classAt: function (point) {
      const layer = this._layer;
      if (!layer.width) return -1;
      const x = (point.x + this._origin.x) / this._scale, y = (point.y + this._origin.y) / this._scale;
      const column = Math.floor((x - this._left) / (this._right - this._left) * layer.width);
      const row = Math.floor((y - this._top) / (this._bottom - this._top) * layer.height);
      if (column < 0 || column >= layer.width || row < 0 || row >= layer.height) return -1;
      return labatlas.classAt[layer.classes.charCodeAt(row * layer.width + column)];
    },
    _containsPoint: function (point) {
      const hit = this.classAt(point);
      if (hit >= 0) this._hit = hit;
      return hit >= 0;
    },
  });
})(window.labatlas = window.labatlas || {});
