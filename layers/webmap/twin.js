/* Two maps side by side with one view: what the reader moves, the other one follows. Text only ever
   enters by textContent. */
(function (labatlas) {
  'use strict';

  const OPTIONS = {zoomControl: false, minZoom: 3, maxZoom: 12, zoomSnap: 0.25,
    maxBoundsViscosity: 0.8, trackResize: false};
  const TOUCHED = ['pointerdown', 'mousedown', 'touchstart', 'wheel', 'keydown', 'focusin'];
  const sides = [];
  let leader = null, echo = false;

  /* Makes both maps; their elements stand in the page. */
  function begin(content) {
    document.querySelectorAll('.la-side').forEach(function (place) {
      const map = L.map(place.querySelector('.la-map'), OPTIONS).setView([23.8, -102.3], 5);
      labatlas.base(map, content.places, content.look);
      TOUCHED.forEach(function (name) {
        place.addEventListener(name, function () { leader = map; }, {capture: true, passive: true});
      });
      sides.push({map: map, place: place, version: ''});
    });
    leader = sides[0].map;
    follow(sides[0].map, sides[1].map);
    follow(sides[1].map, sides[0].map);
    window.twins = sides.map(function (side) { return side.map; });
  }

  function follow(from, to) {
    function same(center, zoom, animate) {
      if (leader !== from) return;
      to.setMinZoom(Math.min(to.getMinZoom(), zoom));
      to.setView(center, zoom, {animate: animate});
      // What keeps the whole country in view when the frame changes must treat both alike.
      labatlas.state(to).moved = labatlas.state(from).moved;
    }
    from.on('zoomanim', function (event) { same(event.center, event.zoom, true); });
    from.on('move zoomend', function () {
      if (!to._animatingZoom || !from._animatingZoom) same(from.getCenter(), from.getZoom(), false);
    });
    // Leaflet pans by whole pixels and drops the rest; where a move ends both views must be equal.
    from.on('moveend', function () {
      if (leader !== from || from._animatingZoom) return;
      same(from.getCenter(), from.getZoom(), false);
      if (!to.getCenter().equals(from.getCenter())) {
        to.setView(from.getCenter(), from.getZoom(), {reset: true});
      }
    });
    from.on('layeradd', function (event) {
      if (event.layer.labels) point(event.layer, from, to);
    });
  }

  /* Whoever points at an area reads its figures in both releases. */
  function point(areas, from, to) {
    if (areas.labatlasTwin) return;
    areas.labatlasTwin = true;
    areas.on('mouseover mousemove click mouseout', function (event) {
      const there = labatlas.state(to).areas, own = labatlas.state(from).areas;
      const place = Object.keys(own).find(function (name) { return own[name] === areas; });
      if (echo || !place || !there[place]) return;
      const other = there[place].getLayers()[event.sourceTarget.index];
      echo = true;
      other.fire(event.type, {latlng: event.latlng}, true);
      echo = false;
    });
  }

  /* Shows both releases, on the same maps each time. */
  function twin(content) {
    document.documentElement.lang = content.language;
    if (!sides.length) begin(content);
    content.sides.forEach(function (side, index) {
      const own = sides[index];
      own.place.querySelector('.la-which').textContent = side.which;
      own.place.querySelector('.la-release').textContent = side.name;
      own.place.querySelector('.la-figures').textContent = side.figures;
      own.map.getContainer().setAttribute('aria-label', side.alt);
      own.map.getContainer().setAttribute('role', 'region');
      if (own.version === side.version) return;
      own.version = side.version;
      labatlas.draw(own.map, side.version, side.data);
    });
  }

  /* Inside the app: what to draw comes by messages, see Streamlit's protocol of components. */
  function listen() {
    function say(type, more) {
      window.parent.postMessage(Object.assign({isStreamlitMessage: true, type: type}, more), '*');
    }
    window.addEventListener('message', function (event) {
      if (event.source !== window.parent || event.data.type !== 'streamlit:render') return;
      twin(event.data.args.content);
    });
    say('streamlit:componentReady', {apiVersion: 1});
    // Its style sheet decides the height; without any the frame would stay hidden.
    say('streamlit:setFrameHeight', {height: 520});
  }

  if (window.parent !== window) listen();
  labatlas.twin = twin;
})(window.labatlas = window.labatlas || {});
