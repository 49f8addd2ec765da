// What was picked or dropped in one act, read to bytes: files, and the parts in folders. Linked before web/events.js.
// Both give a promise of [{ name, bytes }], without bytes where a file could not be read.
var koshFiles = (function () {
  'use strict';
  var kMostFiles = 33, kMostBytes = (16 << 20) + 1;  // one more than the reader takes (data/README.md, limits): it says so

  function isPart(name) { return /\.(geo)?json$/.test(name); }  // as on the command line

  // A source is a name and a way to its file: the file itself is asked for only when its turn comes.
  function ofFile(file) { return { name: file.name, file: function () { return file; } }; }
  function ofHandle(handle) { return { name: handle.name, file: function () { return handle.getFile(); } }; }
  function ofEntry(entry) {
    return { name: entry.name, file: function () { return new Promise(function (good, bad) { entry.file(good, bad); }); } };
  }

  async function read(sources) {
    var files = [];
    for (const source of sources.slice(0, kMostFiles)) {
      var bytes = null;
      try { bytes = new Uint8Array(await (await source.file()).slice(0, kMostBytes).arrayBuffer()); } catch (e) { /* told by the program */ }
      files.push({ name: source.name, bytes: bytes });
    }
    return files;
  }

  // Two ways into a folder: Chromium refuses entries to a page opened from a file, Firefox and Safari have no handles.
  async function throughHandle(folder) {
    var found = [];
    for await (const inside of folder.values()) if (inside.kind === 'file' && isPart(inside.name)) found.push(ofHandle(inside));
    return found;
  }
  async function throughEntry(folder) {
    var reader = folder.createReader(), found = [], some;
    do {  // browsers give a hundred at a time, then none
      some = await new Promise(function (good, bad) { reader.readEntries(good, bad); });
      found = found.concat(some);
    } while (some.length > 0);
    return found.filter(function (inside) { return inside.isFile && isPart(inside.name); }).map(ofEntry);
  }

  // Asked of the item at once: after the event it is empty.
  function ofItem(item) {
    var entry = item.webkitGetAsEntry ? item.webkitGetAsEntry() : null;
    if (!entry || !entry.isDirectory) return [ofFile(item.getAsFile())];
    var inside = item.getAsFileSystemHandle ? item.getAsFileSystemHandle().then(throughHandle) : throughEntry(entry);
    return inside.catch(function (error) { return [{ name: entry.name, file: function () { throw error; } }]; });
  }

  return {
    picked: function (list) { return read(Array.from(list).map(ofFile)); },
    dropped: function (transfer) {  // nothing when no file was dropped, as with a piece of text
      var items = Array.from(transfer ? transfer.items : []).filter(function (item) { return item.kind === 'file'; });
      if (items.length === 0) return null;
      return Promise.all(items.map(ofItem)).then(function (lists) { return read(lists.flat()); });
    }
  };
})();
