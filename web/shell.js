// Runs before the program: chooses the language, says in plain words what is missing, shows progress, starts web/app.js.
'use strict';
var Module = (function () {
  var status = document.getElementById('status'), bar = document.getElementById('progress');
  var canvas = document.getElementById('canvas'), loading = document.getElementById('loading');
  var language = (/(?:^#?|&)lang=(kk|ru|en)/.exec(location.hash) || [])[1] || remembered() || preferred();
  var words = koshWords[language];

  function remembered() {
    try { return (/(?:^|&)lang=(kk|ru|en)/.exec(localStorage.getItem('kosh.view') || '') || [])[1]; } catch (e) { return ''; }
  }
  function preferred() {
    var list = navigator.languages || [navigator.language || ''];
    for (var i = 0; i < list.length; ++i) if (koshWords[list[i].slice(0, 2)]) return list[i].slice(0, 2);
    return 'ru';
  }
  function progress(percent) { bar.value = Math.max(bar.value, percent); }
  function refuse(sentence) {
    status.textContent = sentence;
    status.setAttribute('role', 'alert');
    bar.hidden = true;
    loading.hidden = false;
  }
  function webgl2() {
    try { return !!document.createElement('canvas').getContext('webgl2'); } catch (e) { return false; }
  }

  // The program is in the page (one file), or beside it; over http its download is followed byte by byte.
  function start() {
    var inside = document.getElementById('program');
    if (inside) return run(inside.textContent);
    if (location.protocol === 'file:') return run('', 'web/app.js');
    var request = new XMLHttpRequest();
    request.open('GET', 'web/app.js');
    request.onprogress = function (e) { if (e.lengthComputable) progress(5 + 70 * e.loaded / e.total); };
    request.onload = function () { request.status === 200 ? run(request.responseText) : refuse(words.WebFailed); };
    request.onerror = function () { refuse(words.WebFailed); };
    request.send();
  }
  function run(text, address) {
    progress(75);
    var script = document.createElement('script');
    script.onerror = function () { refuse(words.WebFailed); };
    if (address) script.src = address; else script.textContent = text;
    setTimeout(function () { document.body.appendChild(script); }, 0);  // the bar is painted first
  }
  function installable() {
    if (!/^https?:$/.test(location.protocol) || document.getElementById('program')) return;  // from a file both would only complain
    var link = document.createElement('link');
    link.rel = 'manifest';
    link.href = 'web/manifest.webmanifest';
    document.head.appendChild(link);
    if (navigator.serviceWorker && location.protocol === 'https:') navigator.serviceWorker.register('sw.js').catch(function () {});
  }

  document.documentElement.lang = language;
  document.title = words.WebTitle;
  canvas.setAttribute('aria-label', words.WebCanvas);
  status.textContent = words.WebLoading;
  if (typeof WebAssembly !== 'object') refuse(words.WebNoWasm);
  else if (!webgl2()) refuse(words.WebNoWebGl);
  else requestAnimationFrame(function () { setTimeout(start, 0); });
  installable();

  return {
    canvas: canvas,
    onRuntimeInitialized: function () { progress(90); },
    onAbort: function () { refuse(words.WebFailed); },
    koshRefuse: function () { refuse(words.WebNoWebGl); },
    koshReady: function () { loading.hidden = true; }
  };
})();
