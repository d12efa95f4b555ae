/* The second way of the two maps: one on top of the other, parted by a divider that is moved by
   pointer or by keys. */
(function () {
  'use strict';

  const STEP = 2, FAR = 10;
  const frame = document.querySelector('.la-twin');
  const divider = frame.appendChild(document.createElement('div'));
  let share = 50;

  function move(percent) {
    share = Math.min(100, Math.max(0, percent));
    // In pixels: percent would be of the width of the divider there, of the map here.
    frame.style.setProperty('--at', frame.clientWidth * share / 100 + 'px');
    divider.setAttribute('aria-valuenow', String(Math.round(share)));
  }

  function drag(event) {
    const box = frame.getBoundingClientRect();
    move(100 * (event.clientX - box.left) / box.width);
  }

  function key(event) {
    const steps = {ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP,
      PageDown: -FAR, PageUp: FAR, Home: -100, End: 100};
    if (!(event.key in steps)) return;
    event.preventDefault();
    move(share + steps[event.key]);
  }

  divider.className = 'la-divider';
  divider.tabIndex = 0;
  divider.setAttribute('role', 'slider');
  divider.setAttribute('aria-valuemin', '0');
  divider.setAttribute('aria-valuemax', '100');
  divider.addEventListener('pointerdown', function (event) {
    divider.setPointerCapture(event.pointerId);
    divider.focus();
    drag(event);
  });
  divider.addEventListener('pointermove', function (event) {
    if (divider.hasPointerCapture(event.pointerId)) drag(event);
  });
  divider.addEventListener('keydown', key);
  new ResizeObserver(function () { move(share); }).observe(frame);
  window.addEventListener('message', function (event) {
    if (event.source !== window.parent || event.data.type !== 'streamlit:render') return;
    const content = event.data.args.content;
    frame.classList.toggle('la-swipe', content.way === 'swipe');
    if (content.divider) divider.setAttribute('aria-label', content.divider);
    move(share);
  });
})();
