// What the program asks of the page (src/platform/page.h), as a library of the Emscripten linker.
'use strict';
mergeInto(LibraryManager.library, {
  $koshText: function (at, size) { return new TextDecoder().decode(HEAPU8.subarray(at, at + size)); },
  $koshPut__deps: ['malloc'],
  $koshPut: function (text) {  // a zero-terminated copy in the program's memory
    var bytes = new TextEncoder().encode(text), at = _malloc(bytes.length + 1);
    HEAPU8.set(bytes, at);
    HEAPU8[at + bytes.length] = 0;
    return at;
  },

  koshReady: function () { Module['koshReady'](); },
  koshRefuse: function () { Module['koshRefuse'](); },
  koshCheckSize: function () { Module['koshCheckSize'](); },
  koshListen: function () { Module['koshListen'](); },
  koshForgetGraphics__deps: ['$GL'],
  koshForgetGraphics: function () {
    [GL.buffers, GL.programs, GL.shaders, GL.textures, GL.vaos, GL.samplers, GL.framebuffers, GL.renderbuffers]
      .forEach(function (table) { if (table) table.fill(null); });
  },
  koshSetTitle: function () { document.title = koshWords[document.documentElement.lang].WebTitle; },
  koshKeyboard: function (x, y, height, number) { Module['koshKeyboard'](x, y, height, number); },
  koshIsMac: function () { return /Mac|iPhone|iPad/.test(navigator.platform) ? 1 : 0; },
  koshPrefersReducedMotion: function () { return matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : 0; },
  koshPrefersDark: function () { return matchMedia('(prefers-color-scheme: dark)').matches ? 1 : 0; },
  koshLanguage__deps: ['$koshPut'],
  koshLanguage: function () { return koshPut(document.documentElement.lang); },
  koshToday__deps: ['$koshPut'],
  koshToday: function () { return koshPut(new Date(Date.now() + 5 * 3600e3).toISOString().slice(0, 10)); },  // Almaty is UTC+5

  koshFragment__deps: ['$koshPut'],
  koshFragment: function () { return koshPut(Module['koshFragment']()); },
  koshAddress__deps: ['$koshPut'],
  koshAddress: function () { return koshPut(location.href.replace(/#.*$/, '')); },
  koshSetAddress__deps: ['$koshText'],
  koshSetAddress: function (at, size) {
    try { history.replaceState(null, '', '#' + koshText(at, size)); } catch (e) { /* a sandboxed page keeps its address */ }
  },

  koshPickFiles: function () { document.getElementById('files').click(); },
  koshDownload__deps: ['$koshText'],
  koshDownload: function (name, nameSize, mime, mimeSize, bytes, size) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([HEAPU8.slice(bytes, bytes + size)], { type: koshText(mime, mimeSize) }));
    link.download = koshText(name, nameSize);
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  },
  koshOpenHtml__deps: ['$koshText'],
  koshOpenHtml: function (at, size) {
    var address = URL.createObjectURL(new Blob([koshText(at, size)], { type: 'text/html;charset=utf-8' }));
    if (!open(address, '_blank')) {  // a page that may open no tabs: the document as a file
      var link = document.createElement('a');
      link.href = address;
      link.download = 'kosh.html';
      link.click();
    }
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  },
  // web/office.js (koshOffice) is large and seldom needed: it comes at the first press, from the page itself or from beside it.
  $koshNeedOffice: function () {
    if (window.koshOffice) return Promise.resolve();
    return new Promise(function (good, bad) {
      var inside = document.getElementById('office'), script = document.createElement('script');
      script.onload = good;
      script.onerror = bad;
      if (inside) script.textContent = inside.textContent; else script.src = 'web/office.js';
      document.body.appendChild(script);
      if (inside) good();
    });
  },
  koshOffice__deps: ['$koshText', '$koshNeedOffice'],
  koshOffice: function (kind, kindSize, name, nameSize, json, size) {
    var what = koshText(kind, kindSize), title = koshText(name, nameSize), text = koshText(json, size);
    koshNeedOffice().then(function () { return window.koshOffice[what](text); }).then(function (bytes) {
      var link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([bytes]));
      link.download = title;
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    }).catch(function (error) { console.error(String(error)); });
  },
  koshDensity: function (least) { Module['koshDensity'](least); },
  // Copied while the drawn frame is still there: the canvas is empty once this task is over.
  koshPicture__deps: ['$koshText'],
  koshPicture: function (name, nameSize, x, y, width, height) {
    var canvas = Module['canvas'], scale = canvas.width / canvas.clientWidth, file = koshText(name, nameSize);
    var part = document.createElement('canvas');
    part.width = Math.round(width * scale);
    part.height = Math.round(height * scale);
    part.getContext('2d').drawImage(canvas, Math.round(x * scale), Math.round(y * scale), part.width, part.height, 0, 0, part.width, part.height);
    part.toBlob(function (blob) {
      var link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = file;
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    }, 'image/png');
  },
  koshCopy__deps: ['$koshText'],
  koshCopy: function (at, size) {
    var text = koshText(at, size);
    function byHand() {  // where the clipboard is closed to pages: a selected field and the old command
      var field = document.createElement('textarea');
      field.value = text;
      document.body.appendChild(field);
      field.select();
      document.execCommand('copy');
      field.remove();
      Module['canvas'].focus({ preventScroll: true });
    }
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(text).catch(byHand);
    else byHand();
  },

  koshStore__deps: ['$koshText'],
  koshStore: function (key, keySize, value, valueSize) {
    try { localStorage.setItem('kosh.' + koshText(key, keySize), koshText(value, valueSize)); } catch (e) { /* full or closed */ }
  },
  koshStored__deps: ['$koshText', '$koshPut'],
  koshStored: function (key, keySize) {
    var value = null;
    try { value = localStorage.getItem('kosh.' + koshText(key, keySize)); } catch (e) { /* closed */ }
    return koshPut(value || '');
  },
  koshDescribe__deps: ['$koshText'],
  koshDescribe: function (at, size) {
    var said = document.getElementById('said'), text = koshText(at, size);
    if (said.textContent !== text) said.textContent = text;
  },
  koshSetLanguage__deps: ['$koshText'],
  koshSetLanguage: function (at, size) {
    var lang = koshText(at, size), words = koshWords[lang];
    document.documentElement.lang = lang;
    if (!words) return;
    document.title = words.WebTitle;
    Module['canvas'].setAttribute('aria-label', words.WebCanvas);
  }
});
