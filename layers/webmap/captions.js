/* Names on the map that never lie on each other: the most important is placed first, and one for
   which no place is left is not shown. Text only ever enters by textContent. */
(function (labatlas) {
  'use strict';

  const MARGIN = 3, GAP = 2, BEYOND = 0.4, SAME = 45, MOST_COVERED = 2;

  /* Where the middle of a name may stand, seen from its place, the best first. */
  function besidePoint(width, height, reach) {
    const x = width / 2 + reach, y = height / 2 + reach - 2, half = height / 2;
    return [[x, 0], [-x, 0], [0, -y], [0, y], [x, -half], [x, half], [-x, -half], [-x, half],
      [width / 2, -y], [width / 2, y], [-width / 2, -y], [-width / 2, y]];
  }

  /* Not far from its middle: it would seem to name the neighbour. */
  function aroundMiddle(width, height) {
    return [[0, 0], [0, -height], [0, height], [-0.4 * width, 0], [0.4 * width, 0]];
  }

  /* How many of the others a box lies on. */
  function covered(box, others) {
    let count = 0;
    for (let i = 0; i < others.length; i++) {
      const other = others[i];
      if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) count++;
    }
    return count;
  }

  labatlas.Captions = L.Class.extend({
    initialize: function (map, pane) {
      this._map = map;
      this._pane = pane;
      this._items = [];
      this._layers = [];
      map.on('zoomstart', function () { pane.classList.add('la-moving'); });
      map.on('moveend', this.place, this);
      // Another style sheet makes names of another size; the app's page loads it last.
      document.querySelectorAll('link[rel=stylesheet]').forEach(function (link) {
        link.addEventListener('load', this.place.bind(this));
      }, this);
    },

    /* Shows these names instead of earlier ones, each {text, lon, lat, look, color, from, beside}:
       from the zoom that they are shown at; beside the mark of a layer of points, if of one. */
    set: function (names, layers) {
      this._layers = layers;
      this._pane.replaceChildren();
      this._items = names.map(function (name) {
        const span = document.createElement('span'), at = labatlas.pixel(name.lon, name.lat);
        span.className = 'la-caption ' + name.look;
        span.textContent = name.text;
        if (name.color) span.style.color = name.color;
        this._pane.appendChild(span);
        return {span: span, x: at[0], y: at[1], from: name.from || 0, beside: name.beside};
      }, this);
      this.place();
    },

    place: function () {
      const map = this._map, zoom = map.getZoom(), scale = Math.pow(2, zoom), size = map.getSize();
      const origin = map.getPixelOrigin(), corner = map.layerPointToContainerPoint([0, 0]);
      // All are measured before any is moved: the browser lays the page out once.
      this._items.forEach(function (item) {
        const box = item.span.getBoundingClientRect();
        item.width = Math.ceil(box.width);
        item.height = Math.ceil(box.height);
      });
      const free = {size: size, taken: this._controls(), marks: this._marks(corner), said: []};
      this._items.forEach(function (item) {
        const x = item.x * scale - origin.x + corner.x, y = item.y * scale - origin.y + corner.y;
        const box = zoom >= item.from && item.width ? placeOf(item, x, y, free) : null;
        item.span.style.visibility = box ? '' : 'hidden';
        if (!box) return;
        free.taken.push(box);
        free.said.push([item.span.textContent, x, y]);
        L.DomUtil.setPosition(item.span, L.point(box[0] - corner.x, box[1] - corner.y));
      });
      this._pane.classList.remove('la-moving');
    },

    /* The boxes of the map's own buttons and of the word that marks generated data. */
    _controls: function () {
      const frame = this._map.getContainer(), at = frame.getBoundingClientRect(), found = [];
      frame.querySelectorAll('.leaflet-control').forEach(function (control) {
        const box = control.getBoundingClientRect();
        if (box.width && box.height) {
          found.push([box.left - at.left - MARGIN, box.top - at.top - MARGIN,
            box.right - at.left + MARGIN, box.bottom - at.top + MARGIN]);
        }
      });
      return found;
    },

    _marks: function (corner) {
      const found = [];
      this._layers.forEach(function (layer) {
        const reach = layer.reach() - 1;
        layer.places().forEach(function (place) {
          const x = place[0] + corner.x, y = place[1] + corner.y;
          found.push([x - reach, y - reach, x + reach, y + reach]);
        });
      });
      return found;
    },
  });

  /* The free box of a name that covers fewest marks; null where none is left, and where the same
     name stands close by already, as of a port and an airport of one town. What lies in the window
     has its name whole in the window. */
  function placeOf(item, x, y, free) {
    const size = free.size, beyond = x < 0 || x > size.x || y < 0 || y > size.y;
    if (x < -BEYOND * size.x || x > (1 + BEYOND) * size.x
      || y < -BEYOND * size.y || y > (1 + BEYOND) * size.y) return null;
    if (free.said.some(function (said) {
      return said[0] === item.span.textContent && Math.hypot(said[1] - x, said[2] - y) < SAME;
    })) return null;
    const shifts = item.beside
      ? besidePoint(item.width, item.height, item.beside.reach() + GAP)
      : aroundMiddle(item.width, item.height);
    let best = null, fewest = item.beside ? 1 : MOST_COVERED + 1;
    for (let i = 0; i < shifts.length && fewest > 0; i++) {
      const left = Math.round(x + shifts[i][0] - item.width / 2);
      const top = Math.round(y + shifts[i][1] - item.height / 2);
      const box = [left, top, left + item.width, top + item.height];
      const whole = left >= 0 && box[2] <= size.x && top >= 0 && box[3] <= size.y;
      if (!(whole || beyond) || covered(box, free.taken)) continue;
      const count = covered(box, free.marks);
      if (count < fewest) { fewest = count; best = box; }
    }
    return best;
  }
})(window.labatlas = window.labatlas || {});
