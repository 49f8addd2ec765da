// What the page tells the program: files, wheel, pinch, paste, address, density. Linked behind the program's own script.
(function () {
  'use strict';
  var canvas = Module['canvas'];
  var kPixelsPerNotch = 100, kLinesPerNotch = 3;  // what browsers send for one step of a wheel
  var kNotchesPerDoubling = 5;                    // fingers twice as far apart: the map grows 1.15 times a notch

  function put(bytes) {
    var at = _malloc(bytes.length + 1);
    HEAPU8.set(bytes, at);
    HEAPU8[at + bytes.length] = 0;
    return at;
  }
  function putText(text) { return put(new TextEncoder().encode(text)); }
  function textAt(at) { return new TextDecoder().decode(HEAPU8.subarray(at, HEAPU8.indexOf(0, at))); }
  function withText(call, text) {
    var at = putText(text);
    call(at);
    _free(at);
  }

  function fragment() {
    var text = location.hash.slice(1);
    try { return decodeURIComponent(text); } catch (e) { return text; }
  }
  Module['koshFragment'] = fragment;

  function peek(what) {  // a read-only view of the program, for tests
    var at = putText(what), text = textAt(_koshPeek(at));
    _free(at);
    if (!text) return null;
    try { return JSON.parse(text); } catch (e) { return text; }
  }

  function take(files) {  // all of one drop or pick
    files.forEach(function (file) {
      var name = putText(file.name), bytes = put(file.bytes || []);
      _koshFile(name, bytes, file.bytes ? file.bytes.length : -1);
      _free(name);
      _free(bytes);
    });
    _koshFilesEnd();
  }
  function listenFiles() {
    var picker = document.getElementById('files');
    picker.addEventListener('change', function () {
      koshFiles.picked(picker.files).then(take);
      picker.value = '';
      canvas.focus({ preventScroll: true });
    });
    addEventListener('dragover', function (e) { e.preventDefault(); });
    addEventListener('drop', function (e) {
      e.preventDefault();
      var files = koshFiles.dropped(e.dataTransfer);
      if (files) files.then(take);
    });
  }

  function listenWheel() {
    addEventListener('wheel', function (e) {
      e.preventDefault();
      e.stopImmediatePropagation();  // SDL would scale it its own way
      var unit = e.deltaMode === 1 ? 1 / kLinesPerNotch : e.deltaMode === 2 ? 8 : 1 / kPixelsPerNotch;
      if (e.ctrlKey)  // how browsers tell a pinch on a touch pad: the scale is exp(-delta / 100)
        _koshPinch(e.clientX, e.clientY, -e.deltaY * unit * Math.LOG2E * kNotchesPerDoubling);
      else _koshWheel(e.clientX, e.clientY, -e.deltaX * unit, -e.deltaY * unit);
    }, { capture: true, passive: false });
  }

  // One finger is SDL's mouse. From the second finger on, until all are up, moves belong to the pinch.
  function listenPinch() {
    var pinching = false, before = 0;
    function apart(t) { return Math.hypot(t[0].clientX - t[1].clientX, t[0].clientY - t[1].clientY); }
    addEventListener('touchstart', function (e) {
      if (e.touches.length < 2) return;
      e.preventDefault();
      e.stopImmediatePropagation();
      before = apart(e.touches);
      if (!pinching) _koshPinching(1);
      pinching = true;
    }, { capture: true, passive: false });
    addEventListener('touchmove', function (e) {
      if (!pinching) return;
      e.preventDefault();
      e.stopImmediatePropagation();
      var t = e.touches;
      if (t.length !== 2) return;
      var distance = apart(t);
      if (distance > 0 && before > 0)
        _koshPinch((t[0].clientX + t[1].clientX) / 2, (t[0].clientY + t[1].clientY) / 2, Math.log2(distance / before) * kNotchesPerDoubling);
      before = distance;
    }, { capture: true, passive: false });
    function up(e) {
      if (e.touches.length === 2) before = apart(e.touches);
      if (e.touches.length > 0 || !pinching) return;
      pinching = false;
      setTimeout(function () { _koshPinching(0); }, 0);
    }
    addEventListener('touchend', up, true);
    addEventListener('touchcancel', up, true);
  }

  // Keys that belong to the browser go past the program: reload, full screen, address, tabs, zoom, paste (see below).
  function listenKeys() {
    var plain = ['F5', 'F6', 'F11', 'F12'];
    var control = ['KeyR', 'KeyL', 'KeyT', 'KeyW', 'KeyN', 'KeyP', 'KeyV', 'Digit0', 'Equal', 'Minus', 'NumpadAdd', 'NumpadSubtract', 'Tab', 'PageUp', 'PageDown'];
    addEventListener('keydown', function (e) {
      if (plain.indexOf(e.code) >= 0 || ((e.ctrlKey || e.metaKey) && control.indexOf(e.code) >= 0) || (e.altKey && /^Arrow/.test(e.code)))
        e.stopImmediatePropagation();
    }, true);
    addEventListener('paste', function (e) {
      if (e.clipboardData) withText(_koshPaste, e.clipboardData.getData('text/plain').replace(/\s*[\r\n]+\s*/g, ' '));  // every field is one line
    });
    addEventListener('pointerdown', function () {  // while a phone's keyboard is open, the program says when it closes
      if (document.activeElement.id !== 'keyboard') canvas.focus({ preventScroll: true });
    }, true);
    addEventListener('contextmenu', function (e) { e.preventDefault(); });
  }

  // SDL sizes the canvas in its own resize listener; it is told when only the density or the element changed.
  function listenSize() {
    var width = 0, height = 0, density = 0;
    function check() {
      if (canvas.clientWidth === width && canvas.clientHeight === height && devicePixelRatio === density) return;
      width = canvas.clientWidth;
      height = canvas.clientHeight;
      density = devicePixelRatio;
      dispatchEvent(new UIEvent('resize'));
      _koshWake();
    }
    function watchDensity() {
      matchMedia('(resolution: ' + devicePixelRatio + 'dppx)').addEventListener('change', function () { check(); watchDensity(); }, { once: true });
    }
    Module['koshCheckSize'] = check;
    var own = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio');
    Module['koshDensity'] = function (least) {  // SDL asks the window for it, so for a picture the window says more
      if (least > devicePixelRatio) Object.defineProperty(window, 'devicePixelRatio', { configurable: true, get: function () { return least; } });
      else if (!least && own) Object.defineProperty(window, 'devicePixelRatio', own);
      check();
    };
    var watcher = new ResizeObserver(check);
    try { watcher.observe(canvas, { box: 'device-pixel-content-box' }); } catch (e) { watcher.observe(canvas); }
    watchDensity();
    matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', function () { _koshWake(); });
  }

  Module['koshListen'] = function () {
    window.kosh = { peek: peek };
    listenFiles();
    listenWheel();
    listenPinch();
    listenKeys();
    Module['koshListenKeyboard']();
    listenSize();
    addEventListener('hashchange', function () { withText(_koshFragmentChanged, fragment()); });
    canvas.focus({ preventScroll: true });
  };
})();
