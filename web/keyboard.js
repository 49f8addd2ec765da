// The keyboard of a phone: a hidden input takes the focus, and what is typed into it goes on as keys of the canvas.
(function () {
  'use strict';
  var canvas = Module['canvas'], field = document.getElementById('keyboard');
  var kFiller = '0';  // always something there to be deleted: keyboards of phones tell a Backspace only by its effect
  var known = kFiller, wanted = false, touching = false;

  function refill() { field.value = known = kFiller; }
  function follow() {  // the focus goes where the program wants it
    if (wanted !== (document.activeElement === field)) (wanted ? field : canvas).focus(wanted ? {} : { preventScroll: true });
  }

  // Phones choose their keys when a field gets the focus: with other keys it has to come anew.
  function show(mode) {
    if (field.inputMode === mode) return;
    wanted = false;
    field.blur();
    field.inputMode = mode;
  }

  Module['koshKeyboard'] = function (x, y, height, number) {
    if (height > 0) show(number ? 'decimal' : 'text');
    if (height > 0) {  // over the caret, so that the browser moves the page until it is seen
      field.style.left = x + 'px';
      field.style.top = y + 'px';
      field.style.height = height + 'px';
      if (!wanted) refill();
    }
    wanted = height > 0;
    if (wanted || !touching) follow();  // the page stays where it is under a finger
  };

  function send(type, init) { canvas.dispatchEvent(new KeyboardEvent(type, Object.assign(init, { cancelable: true }))); }
  function press(name, number) {
    send('keydown', { key: name, code: name, keyCode: number });
    send('keyup', { key: name, code: name, keyCode: number });
  }
  function type(character) { send('keypress', { key: character, charCode: character.codePointAt(0) }); }

  function typed(e) {
    var before = Array.from(known), now = Array.from(field.value), same = 0;
    while (same < before.length && before[same] === now[same]) ++same;
    for (var i = same; i < before.length; ++i) press('Backspace', 8);
    now.slice(same).forEach(type);
    known = field.value;
    if (!e.isComposing) refill();
  }

  // Named keys and shortcuts. Characters come by their effect; 229 stands for a key that the keyboard keeps to itself.
  function pass(e) {
    var isText = e.key.length === 1 && (e.altKey || !(e.ctrlKey || e.metaKey));
    if (e.isComposing || e.keyCode === 229 || e.key === 'Unidentified' || e.key === 'Dead' || (isText && e.type === 'keydown')) return;
    send(e.type, { key: e.key, code: e.code || e.key, keyCode: e.keyCode, location: e.location, repeat: e.repeat,
      ctrlKey: e.ctrlKey, shiftKey: e.shiftKey, altKey: e.altKey, metaKey: e.metaKey });
    e.preventDefault();
  }

  function left() {  // the person closed the keyboard, or went elsewhere: what is typed counts
    if (!wanted) return;
    wanted = false;
    _koshLeave();
  }
  function up(e) {
    touching = e.touches.length > 0;
    _koshTouched();
    if (!touching) follow();
  }

  Module['koshListenKeyboard'] = function () {
    field.addEventListener('input', typed);
    field.addEventListener('beforeinput', function (e) { if (e.inputType === 'insertLineBreak') press('Enter', 13); });
    field.addEventListener('keydown', pass);
    field.addEventListener('keyup', pass);
    field.addEventListener('paste', function (e) { e.preventDefault(); });  // events.js passes it on
    field.addEventListener('blur', left);
    addEventListener('touchstart', function () { touching = true; }, true);
    addEventListener('touchend', up);  // after SDL's own listener on the canvas
    addEventListener('touchcancel', up);
  };
})();
